// SPDX-License-Identifier: MIT
#include "widgets/steering/effect_table.h"

#include "widgets/common/format.h"
#include "widgets/steering/steering_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace pathloom {

EffectTable::EffectTable(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("effectTable"));
    setAccessibleName(tr("Effect of this change"));
    m_titles[Expected] = tr("Expected latency");
    m_titles[Fastest] = tr("Fastest network left");
    m_titles[Slowest] = tr("Slowest network left");
    m_titles[Networks] = tr("Networks left");
    m_titles[Paths] = tr("Open paths");
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(18);
    layout->addWidget(new QLabel(tr("now"), this), 0, 1, Qt::AlignRight);
    layout->addWidget(new QLabel(tr("then"), this), 0, 2, Qt::AlignRight);
    for (int row = 0; row < RowCount; ++row) {
        layout->addWidget(new QLabel(m_titles[row], this), row + 1, 0);
        for (int column = 0; column < 2; ++column) {
            m_cells[row][column] = new QLabel(this);
            m_cells[row][column]->setTextInteractionFlags(Qt::TextSelectableByMouse);
            layout->addWidget(m_cells[row][column], row + 1, column + 1, Qt::AlignRight);
        }
    }
    layout->setColumnStretch(3, 1);
    clear();
}

void EffectTable::setEffect(const SteeringEffect& effect)
{
    const auto fill = [this](int column, const SteeringEffect::State& state) {
        const QString texts[RowCount] = {Format::ms(state.expectedMs), Format::ms(state.fastestMs),
                                         Format::ms(state.slowestMs), SteeringText::networks(state.log10Networks),
                                         QLocale().toString(static_cast<qlonglong>(state.openPaths))};
        for (int row = 0; row < RowCount; ++row) {
            m_cells[row][column]->setText(texts[row]);
            m_cells[row][column]->setAccessibleName(
                (column == 0 ? tr("%1 now: %2") : tr("%1 then: %2")).arg(m_titles[row], texts[row]));
        }
    };
    fill(0, effect.before);
    fill(1, effect.after);
}

void EffectTable::clear()
{
    for (auto& row : m_cells)
        for (QLabel* cell : row)
            cell->setText(Format::none());
}

} // namespace pathloom
