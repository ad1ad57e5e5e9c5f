// SPDX-License-Identifier: MIT
#pragma once

#include "tests/e2e/cli_harness.h"

#include <QRegularExpression>

#include <algorithm>

/// What a program asked of the system, as strace tells.
class Trace
{
public:
    explicit Trace(const QString& file) : m_file(file) {}

    bool contains(const char* text) const { return read().contains(text); }
    /// Files and folders that it made, wrote, renamed or removed, or tried to, outside of these (prefixes of paths) and
    /// of what is no file on a disk.
    QStringList touchedOutside(const QStringList& folders) const
    {
        static const QRegularExpression changes("^\\d+ +(mkdir|rename|link|symlink|mknod|creat|truncate|unlink|rmdir)"),
            writes("^\\d+ +open.*O_(WRONLY|RDWR|CREAT|TRUNC)"), path("(?:<([^<>\"]*)>, )?\"((?:[^\"\\\\]|\\\\.)*)\"");
        QStringList touched;
        for (const QString& line : lines()) {
            if (!changes.match(line).hasMatch() && !writes.match(line).hasMatch())
                continue;
            for (auto found = path.globalMatch(line); found.hasNext();) {
                const QRegularExpressionMatch match = found.next();
                const QString file =
                    QDir::cleanPath(match.captured(2).startsWith('/') ? match.captured(2)
                                                                      : match.captured(1) + '/' + match.captured(2));
                // Also folders on the way there.
                const auto isBelow = [&](const QString& folder) {
                    return file.startsWith(folder) || folder.startsWith(file + '/');
                };
                if (!file.startsWith("/dev/") && !file.startsWith("/proc/") &&
                    std::none_of(folders.begin(), folders.end(), isBelow))
                    touched.append(line);
            }
        }
        return touched;
    }
    /// Process number of the program, which strace runs below itself; 0 if it has not begun.
    int process() const { return read().left(20).trimmed().split(' ').first().toInt(); }
    /// Sockets for anything but this machine's own.
    QStringList networkSockets() const
    {
        QStringList sockets;
        for (const QString& line : lines())
            if (line.contains("socket(AF_") && !line.contains("socket(AF_UNIX"))
                sockets.append(line);
        return sockets;
    }

private:
    QByteArray read() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList lines() const { return QString::fromLocal8Bit(read()).split('\n'); }

    QString m_file;
};

/// Arguments for strace, which runs the program and ends as it does.
inline QStringList traced(const QString& program, const QStringList& arguments, const QString& traceFile)
{
    return QStringList{"-f", "-y",          "-qq", "-s",      "4096", "--seccomp-bpf", "-e", "trace=%file,%network",
                       "-e", "signal=none", "-o",  traceFile, program} +
           arguments;
}
