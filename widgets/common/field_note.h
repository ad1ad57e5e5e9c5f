// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace pathloom {

/// The sentence beside a field about what stands in it: what is wrong, or what a person should know. Without one it
/// takes no room, also as the row of a form.
class FieldNote final : public QLabel
{
    Q_OBJECT

public:
    explicit FieldNote(QWidget* parent = nullptr);

    /// @param field what the sentence is about, for those who do not see that it stands beside it; may be null
    void showError(const QString& sentence, QWidget* field = nullptr) { set(sentence, field, Kind::Error); }
    void showWarning(const QString& sentence, QWidget* field = nullptr) { set(sentence, field, Kind::Warning); }
    void showHint(const QString& sentence, QWidget* field = nullptr) { set(sentence, field, Kind::Hint); }

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Kind { Hint, Warning, Error };
    void set(const QString& sentence, QWidget* field, Kind kind);
    void applyTheme();

    Kind m_kind = Kind::Hint;
};

} // namespace pathloom
