// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/form_rows.h"

class QSpinBox;

namespace pathloom {

/// How many of the images are used: --train-images and --test-images.
class ImageLimitRows final : public FormRows
{
    Q_OBJECT

public:
    explicit ImageLimitRows(QFormLayout* form);

    /// After the rows that write the data's kind and place.
    void writeRequest(SearchRequest& request) const override;
    void showFacts(const PreparedSearch& prepared) override;
    void clearFacts() override;

protected:
    void fillRequest(const SearchRequest& request) override;

private:
    QSpinBox* addLimit(const QString& name, const char* option);

    QSpinBox *m_train, *m_test;
    QLabel* m_note;
};

} // namespace pathloom
