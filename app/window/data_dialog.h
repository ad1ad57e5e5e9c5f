// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/data_subject.h"

#include <QDialog>

namespace pathloom {

class JobRunner;

/// The page of the images as a window of its own, beside a form that they are chosen in.
class DataDialog final : public QDialog
{
    Q_OBJECT

public:
    DataDialog(JobRunner* jobs, const DataSubject& subject, QWidget* parent);
};

} // namespace pathloom
