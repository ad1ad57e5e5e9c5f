// SPDX-License-Identifier: MIT
#pragma once

// What most units of the window, and of the tests that have one, read: compiled once for all of them. Only what others
// have written, since it is compiled anew with everything that includes it. No unit may count on it: each includes what
// it uses.
#include <QtWidgets>

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>
