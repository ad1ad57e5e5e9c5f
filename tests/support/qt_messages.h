// SPDX-License-Identifier: MIT
#pragma once

#include <QMutex>
#include <QStringList>
#include <QtGlobal>

namespace pathloom::test {

/// Collects what Qt and the libraries on it print (qDebug, qWarning …) for as long as it lives; only one may.
class QtMessages
{
public:
    QtMessages()
    {
        s_said.clear();
        s_previous = qInstallMessageHandler(collect);
    }
    ~QtMessages() { qInstallMessageHandler(s_previous); }
    QtMessages(const QtMessages&) = delete;
    QtMessages& operator=(const QtMessages&) = delete;

    QStringList said() const
    {
        const QMutexLocker guard(&s_mutex);
        return s_said;
    }

private:
    static void collect(QtMsgType, const QMessageLogContext&, const QString& text)
    {
        if (text.startsWith(QLatin1String("This plugin does not support")))
            return; // the offscreen platform, of what only a screen has
        const QMutexLocker guard(&s_mutex);
        s_said << text;
    }

    static inline QMutex s_mutex;
    static inline QStringList s_said;
    static inline QtMessageHandler s_previous = nullptr;
};

} // namespace pathloom::test
