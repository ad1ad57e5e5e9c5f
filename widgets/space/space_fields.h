// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/json_reader.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace pathloom {

class DecimalBox;
class FieldNote;
class SpaceDocument;

/// What a space has besides its stages and candidates: name, images, classes, stem, head, width.
class SpaceFields final : public QWidget
{
    Q_OBJECT

public:
    explicit SpaceFields(SpaceDocument* document, QWidget* parent = nullptr);

private:
    QSpinBox* addNumber(const QString& name, const QString& accessibleName, int least, int most);
    void addRows(QFormLayout* form);
    void showDeclaration();
    /// Changes the declaration as a field says.
    void edit(QWidget* field, const QString& text, const std::function<void(Json&)>& change);
    void connectNumber(QSpinBox* box, const QString& text, const Json::json_pointer& place);

    SpaceDocument* m_document;
    QLineEdit* m_name;
    QSpinBox *m_width, *m_height, *m_channels, *m_classes;
    QComboBox* m_stemKernel;
    QSpinBox *m_stemStride, *m_stemChannels, *m_headChannels;
    DecimalBox* m_multiplier;
    FieldNote* m_note;
};

} // namespace pathloom
