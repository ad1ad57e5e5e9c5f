// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/data_facts.h"

#include <QTextBrowser>

#include <memory>

namespace pathloom {

/// What is known of a data set as text: counts, unevenness, sizes, channels, problems in short, fingerprint, how the
/// files were read.
class DataOverview final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit DataOverview(QWidget* parent = nullptr);

    /// @param title what the images are called
    void showFacts(const QString& title, std::shared_ptr<const DataFacts> facts);
    /// Nothing is known yet, and why.
    void showEmpty(const QString& sentence);

    /// How uneven the classes are, in a sentence.
    static QString unevennessText(const DataFacts& facts);

protected:
    void changeEvent(QEvent* event) override;

private:
    QString page() const;

    QString m_title, m_sentence;
    std::shared_ptr<const DataFacts> m_facts;
};

} // namespace pathloom
