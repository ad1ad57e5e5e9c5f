// SPDX-License-Identifier: MIT
#include "app/window/error_text.h"

#include "core/util/error.h"
#include "widgets/common/core_text.h"

#include <spdlog/spdlog.h>

#include <QCoreApplication>

#include <new>

namespace pathloom {

QString errorSentence(const std::exception_ptr& error)
{
    try {
        std::rethrow_exception(error);
    } catch (const Error& e) {
        return CoreText::of(e.what());
    } catch (const std::bad_alloc&) {
        return QCoreApplication::translate("Errors",
                                           "There is not enough memory for this; a smaller batch needs less.");
    } catch (const std::exception& e) {
        // LibTorch's errors carry a backtrace behind the first line.
        const QString whole = QString::fromLocal8Bit(e.what());
        spdlog::error("{}", e.what());
        return whole.section(QLatin1Char('\n'), 0, 0).trimmed();
    } catch (...) {
        return QCoreApplication::translate("Errors", "Something failed that gave no reason.");
    }
}

} // namespace pathloom
