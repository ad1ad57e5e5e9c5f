// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/error.h"

#include <QString>

/// Message of the pathloom::Error that the call throws; empty if it throws none.
template<typename Call>
QString errorOf(Call call)
{
    try {
        call();
    } catch (const pathloom::Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}
