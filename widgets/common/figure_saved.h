// SPDX-License-Identifier: MIT
#pragma once

#include <QEvent>
#include <QString>

namespace pathloom {

/// Sent to the window of a saved figure, then to the windows above it, until one accepts it: who shows messages tells
/// where the file is.
class FigureSaved final : public QEvent
{
public:
    explicit FigureSaved(QString file) : QEvent(eventType()), m_file(std::move(file)) { ignore(); }
    static Type eventType()
    {
        static const auto type = static_cast<Type>(registerEventType());
        return type;
    }
    const QString& file() const { return m_file; }

private:
    QString m_file;
};

} // namespace pathloom
