// SPDX-License-Identifier: MIT
#include "widgets/steering/effect_table.h"

#include "widgets/common/format.h"
#include "widgets/steering/steering_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <cstdlib>

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
    layout->addWidget(new QLabel(tr("difference"), this), 0, 3, Qt::AlignRight);
    for (int row = 0; row < RowCount; ++row) {
        layout->addWidget(new QLabel(m_titles[row], this), row + 1, 0);
        for (int column = 0; column < ColumnCount; ++column) {
            m_cells[row][column] = new QLabel(this);
            m_cells[row][column]->setTextInteractionFlags(Qt::TextSelectableByMouse);
            layout->addWidget(m_cells[row][column], row + 1, column + 1, Qt::AlignRight);
        }
    }
    layout->setColumnStretch(ColumnCount + 1, 1);
    clear();
}

void EffectTable::setEffect(const SteeringEffect& effect)
{
    const auto fill = [this](int column, const SteeringEffect::State& state) {
        const QString texts[RowCount] = {Format::ms(state.expectedMs), Format::ms(state.fastestMs),
                                         Format::ms(state.slowestMs), SteeringText::networks(state.log10Networks),
                                         QLocale().toString(static_cast<qlonglong>(state.openPaths))};
        for (int row = 0; row < RowCount; ++row)
            setCell(row, column, texts[row]);
    };
    const SteeringEffect::State &now = effect.before, &then = effect.after;
    fill(Now, now);
    fill(Then, then);
    setCell(Expected, Difference, SteeringText::latencyDifference(now.expectedMs, then.expectedMs));
    setCell(Fastest, Difference, SteeringText::latencyDifference(now.fastestMs, then.fastestMs));
    setCell(Slowest, Difference, SteeringText::latencyDifference(now.slowestMs, then.slowestMs));
    setCell(Networks, Difference, {});
    const auto paths = static_cast<qlonglong>(then.openPaths - now.openPaths);
    setCell(Paths, Difference,
            paths == 0 ? QString() : (paths > 0 ? u'+' : QChar(0x2212)) % QLocale().toString(std::abs(paths)));
}

void EffectTable::setCell(int row, int column, const QString& text)
{
    m_cells[row][column]->setText(text);
    m_cells[row][column]->setAccessibleName((column == Now    ? tr("%1 now: %2")
                                             : column == Then ? tr("%1 then: %2")
                                                              : tr("%1, difference: %2"))
                                                .arg(m_titles[row], text));
}

void EffectTable::clear()
{
    for (auto& row : m_cells)
        for (QLabel* cell : row)
            cell->setText(cell == row[Difference] ? QString() : Format::none());
}

} // namespace pathloom
