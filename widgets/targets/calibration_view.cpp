// SPDX-License-Identifier: MIT
#include "widgets/targets/calibration_view.h"

#include "widgets/common/empty_label.h"
#include "widgets/common/number_boxes.h"
#include "widgets/targets/calibration_plot.h"
#include "widgets/targets/target_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace pathloom {

CalibrationView::CalibrationView(QWidget* parent)
    : QWidget(parent), m_plot(new CalibrationPlot(this)), m_empty(new EmptyLabel(this)), m_text(new QLabel(this)),
      m_count(new CountBox(this)), m_measure(new QPushButton(this)), m_save(new QPushButton(tr("Save &figure…"), this))
{
    setObjectName(QStringLiteral("calibrationView"));
    setAccessibleName(tr("Calibration"));
    m_text->setObjectName(QStringLiteral("calibrationText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleDescription(tr("How far predictions of whole networks are right"));
    m_count->setRange(1, 1000);
    m_count->setValue(10);
    m_count->setAccessibleName(tr("Number of networks to measure"));
    m_measure->setObjectName(QStringLiteral("measureNetworks"));

    auto* area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_plot);
    auto* row = new QHBoxLayout;
    row->addWidget(m_count);
    row->addWidget(m_measure);
    row->addStretch(1);
    row->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(area, 1);
    layout->addWidget(m_text);
    layout->addLayout(row);
    connect(m_measure, &QPushButton::clicked, this,
            [this] { m_measuring ? Q_EMIT cancelRequested() : Q_EMIT measureRequested(); });
    connect(m_save, &QPushButton::clicked, this, [this] { saveFigureAs(this, *m_plot); });
    showEmpty({});
}

void CalibrationView::setCalibration(const Calibration& calibration)
{
    m_plot->setCalibration(calibration);
    m_text->setText(TargetText::calibration(calibration));
    if (calibration.points.empty())
        showEmpty(calibration.notPredicted.empty()
                      ? tr("No whole networks were measured for this target. Measure some to see how far its "
                           "predictions can be trusted, and to correct them.")
                      : tr("Networks were measured for this target, but its table covers none of them."));
    else
        m_stack->setCurrentWidget(m_plot);
    updateButtons();
}

void CalibrationView::showEmpty(const QString& sentence)
{
    m_text->clear();
    m_empty->setText(sentence);
    m_stack->setCurrentWidget(m_empty);
    updateButtons();
}

void CalibrationView::setMeasurable(const QString& reason)
{
    m_notMeasurable = reason;
    updateButtons();
}

void CalibrationView::setMeasuring(bool measuring)
{
    m_measuring = measuring;
    updateButtons();
}

void CalibrationView::updateButtons()
{
    m_save->setEnabled(!showsEmptyState());
    m_count->setEnabled(m_notMeasurable.isEmpty() && !m_measuring);
    m_measure->setEnabled(m_measuring || m_notMeasurable.isEmpty());
    m_measure->setText(m_measuring ? tr("&Cancel measuring") : tr("M&easure more networks"));
    m_measure->setToolTip(m_measuring                 ? tr("What was measured by then is kept")
                          : m_notMeasurable.isEmpty() ? tr("Times random networks of the space chosen above on this "
                                                           "machine, and corrects the predictions by what it finds")
                                                      : m_notMeasurable);
}

bool CalibrationView::showsEmptyState() const
{
    return m_stack->currentWidget() == m_empty;
}

int CalibrationView::count() const
{
    return m_count->value();
}

} // namespace pathloom
