// SPDX-License-Identifier: MIT
#pragma once
// What most tests of core read, see widgets/precompiled.h. No unit may count on it: each includes what it uses.

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

#include <QtTest>
