// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace pathloom {

class PathEdit;

/// Which latency table file is imported, what it says about itself, and what a person has to say in its place. A field
/// is open only where the file is silent.
class ImportForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportForm(QWidget* parent = nullptr);

    void setFile(const QString& file);
    QString file() const;
    /// The file lies beside a bundle's plan: its rows mean nothing without that.
    bool isBundleResult() const;
    /// What the person said.
    ImportOptions options() const;
    /// Name of the target; empty = the core names it.
    QString id() const;

    /// @param options with which the table was read
    void showTable(const ImportedTable& imported, const ImportOptions& options);
    void showBundle();
    /// The file holds several tables: offers them, and says what is to be chosen.
    QString offerChoices(const UndecidedTable& undecided);
    /// The file gave no table.
    /// @param needsMore the fields stay open to say what the file does not
    void showNoTable(bool needsMore);

Q_SIGNALS:
    /// Another file, or something else is said about it: it has to be read anew.
    void sourceEdited();
    void idEdited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildRows();
    void fileChosen();
    void applyTheme();

    PathEdit* m_file;
    QLabel* m_kind;
    QLineEdit *m_device, *m_runtime, *m_id;
    QComboBox *m_format, *m_batch;
    QSpinBox* m_threads;
    QLabel* m_warnings;
    bool m_filling = false;
};

} // namespace pathloom
