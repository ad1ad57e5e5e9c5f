// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace pathloom {

class WindowSettings;

/// Finds any action of the window by a few letters of its name. The ones used last come first.
class CommandPalette final : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(QWidget* window, WindowSettings& settings);

    /// Texts in the order shown.
    QStringList shownCommands() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Command
    {
        QAction* action;
        QString text; ///< with the menu in front, without mnemonics
        int recent;   ///< place in the last used ones, or a large number
    };
    void collect();
    void filter(const QString& pattern);
    void runCurrent();

    WindowSettings& m_settings;
    QLineEdit* m_input;
    QListWidget* m_list;
    QList<Command> m_commands;
};

/// The action's text as people read it: no mnemonic, no trailing dots.
QString plainText(const QAction* action);
/// All actions of a window that do something, once each, with the title of the menu they are in.
QList<std::pair<QAction*, QString>> actionsOf(const QWidget* window);

} // namespace pathloom
