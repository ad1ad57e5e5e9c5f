// SPDX-License-Identifier: MIT
#include "app/window/prune_dialog.h"

#include "widgets/common/format.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/effect_table.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <set>

namespace pathloom {

PruneDialog::PruneDialog(const RunView* view, const RunSteering* steering, QWidget* parent)
    : QDialog(parent), m_view(view), m_steering(steering), m_threshold(new DecimalBox(this)),
      m_summary(new QLabel(this)), m_effect(new EffectTable(this)), m_saving(new QLabel(this)),
      m_paths(new QListWidget(this))
{
    setObjectName(QStringLiteral("pruneDialog"));
    setWindowTitle(tr("Prune paths below a probability"));
    m_threshold->setObjectName(QStringLiteral("threshold"));
    m_threshold->setDecimals(2);
    m_threshold->setRange(0.01, 99.99);
    m_threshold->setSingleStep(0.5);
    m_threshold->setValue(5);
    //: Suffix of a number: percent
    m_threshold->setSuffix(tr(" %"));
    m_threshold->setAccessibleName(tr("Prune paths whose probability is below this, in percent"));
    m_summary->setObjectName(QStringLiteral("pruneSummary"));
    m_summary->setWordWrap(true);
    m_saving->setWordWrap(true);
    m_paths->setObjectName(QStringLiteral("prunedPaths"));
    m_paths->setAccessibleName(tr("Paths that would be pruned"));
    m_paths->setSelectionMode(QAbstractItemView::NoSelection);

    auto* note = new QLabel(tr("The most probable path of a block always stays. The search goes on meanwhile: what "
                               "counts are the probabilities when the command takes effect."),
                            this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_prune = buttons->addButton(tr("&Prune"), QDialogButtonBox::AcceptRole);
    m_prune->setObjectName(QStringLiteral("prune"));
    m_prune->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const Command wanted = command();
        accept();
        Q_EMIT commanded(wanted);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* form = new QFormLayout;
    form->addRow(tr("Prune paths &below:"), m_threshold);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_summary);
    layout->addWidget(m_effect);
    layout->addWidget(m_saving);
    layout->addWidget(m_paths, 1);
    layout->addWidget(note);
    layout->addWidget(buttons);
    resize(520, 560);

    connect(m_threshold, &QDoubleSpinBox::valueChanged, this, &PruneDialog::refresh);
    connect(view, &RunView::historyChanged, this, &PruneDialog::refresh);
    connect(view, &RunView::runChanged, this, &QDialog::reject);
    refresh();
}

Command PruneDialog::command() const
{
    return {.kind = Command::Kind::PruneBelow, .value = m_threshold->value() / 100};
}

void PruneDialog::refresh()
{
    const SteeringPlan plan = m_steering->plan(command());
    m_prune->setEnabled(static_cast<bool>(plan));
    QStringList lines;
    if (plan) {
        const SearchSpace& space = *m_view->header().space;
        std::set<int> blocks;
        for (const Path& path : plan.act->closed) {
            blocks.insert(path.block);
            const double p =
                plan.effect.before
                    .probabilities[static_cast<std::size_t>(path.block)][static_cast<std::size_t>(path.candidate)];
            //: path and its probability
            lines << tr("%1 (%2)").arg(SteeringText::path(space, path), Format::percent(p, 2));
        }
        //: "12 paths of 5 blocks would be pruned."
        m_summary->setText(tr("%1 of %2 would be pruned.")
                               .arg(tr("%Ln path(s)", nullptr, static_cast<int>(lines.size())),
                                    tr("%Ln block(s)", nullptr, static_cast<int>(blocks.size()))));
        m_effect->setEffect(plan.effect);
        m_saving->setText(SteeringText::saving(plan.effect.after, plan.effect.allPaths));
    } else {
        m_summary->setText(tr("No path is below %1 that could be pruned.").arg(Format::percent(command().value, 2)));
        m_effect->clear();
        m_saving->clear();
    }
    // Filled anew only when it says something else, so that it can be read and scrolled while the search goes on.
    QStringList shown;
    for (int row = 0; row < m_paths->count(); ++row)
        shown << m_paths->item(row)->text();
    if (shown != lines) {
        m_paths->clear();
        m_paths->addItems(lines);
    }
}

} // namespace pathloom
