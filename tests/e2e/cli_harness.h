// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

/// What a finished pathloom-cli left behind.
struct Outcome
{
    bool crashed = false;
    int code = -1;
    QByteArray out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    /// What a failed test should show.
    QByteArray text() const { return QByteArray::number(code) + "\n" + out + "\n" + err; }
    /// Lines of standard error that begin with "error:".
    QList<QByteArray> errors() const
    {
        QList<QByteArray> lines;
        for (const QByteArray& line : err.split('\n'))
            if (line.startsWith("error:"))
                lines.append(line);
        return lines;
    }
};

inline QString cliProgram()
{
    return qEnvironmentVariable("PATHLOOM_BIN") + QStringLiteral("/pathloom-cli");
}

inline Outcome finished(QProcess& process, int timeoutMs = 100'000)
{
    process.waitForFinished(timeoutMs);
    Outcome outcome;
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    outcome.crashed = process.exitStatus() != QProcess::NormalExit;
    outcome.code = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

inline Outcome runCli(const QStringList& arguments)
{
    QProcess process;
    process.start(cliProgram(), arguments);
    return finished(process);
}

inline bool writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

inline QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    for (int i = 0; i < 4; ++i)
        bytes[i] = static_cast<char>(value >> (24 - 8 * i) & 0xFF);
    return bytes;
}

/// `count` images of side x side whose class, 0 to 3, is the quadrant that is bright: a task that a few steps learn.
inline QByteArray quadrantImages(int count, int side)
{
    QByteArray bytes = bigEndian(0x803) + bigEndian(count) + bigEndian(side) + bigEndian(side);
    for (int i = 0; i < count; ++i)
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const bool bright = (y >= side / 2) * 2 + (x >= side / 2) == i % 4;
                bytes.append(static_cast<char>((bright ? 160 : 20) + (i * 31 + y * 17 + x * 7) % 60));
            }
    return bytes;
}

inline QByteArray quadrantLabels(int count)
{
    QByteArray bytes = bigEndian(0x801) + bigEndian(count);
    for (int i = 0; i < count; ++i)
        bytes.append(static_cast<char>(i % 4));
    return bytes;
}

/// Four IDX files of small images.
inline bool writeTinyData(const QString& folder, int side = 16)
{
    return QDir().mkpath(folder) && writeFile(folder + "/train-images-idx3-ubyte", quadrantImages(240, side)) &&
           writeFile(folder + "/train-labels-idx1-ubyte", quadrantLabels(240)) &&
           writeFile(folder + "/t10k-images-idx3-ubyte", quadrantImages(80, side)) &&
           writeFile(folder + "/t10k-labels-idx1-ubyte", quadrantLabels(80));
}

/// Three choice blocks, few channels: a search of seconds.
inline const char* tinySpace = R"({
  "format": "pathloom.space", "version": 1, "name": "tiny",
  "input": {"channels": 1, "height": 16, "width": 16}, "classes": 4,
  "stem": {"op": "conv k3 s2", "channels": 8},
  "candidates": ["k3e3", "k5e3", "skip"],
  "stages": [{"blocks": 2, "channels": 8, "stride": 1}, {"blocks": 2, "channels": 16, "stride": 2}],
  "head": {"channels": 32},
  "recommended": {"latency.loss": "hinge", "latency.lambda": 0.1, "alpha.learning_rate": 0.001, "alpha.interval": 5,
                  "weights.warmup_learning_rate": 0.05, "weights.learning_rate": 0.025, "training.learning_rate": 0.05}
})";

/// A search of seconds on the tiny images in FOLDER/data with the space in FOLDER/tiny.json, up to --until.
inline QStringList tinySearch(const QString& folder, const QString& run, int epochs, int trainingEpochs)
{
    QStringList arguments{"search",
                          "--space",
                          folder + "/tiny.json",
                          "--data",
                          "idx:" + folder + "/data",
                          "--run",
                          run,
                          "--name",
                          "tiny run",
                          "--seed",
                          "7",
                          "--threads",
                          "1",
                          "--json"};
    const QStringList settings{"batch_size=16",
                               "warmup_epochs=1",
                               "alpha.first_epoch=0",
                               "held_out_fraction=0.3",
                               "training.batch_size=16",
                               QStringLiteral("epochs=%1").arg(epochs),
                               QStringLiteral("training.epochs=%1").arg(trainingEpochs)};
    for (const QString& setting : settings)
        arguments += {"--set", setting};
    return arguments;
}
