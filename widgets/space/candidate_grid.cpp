// SPDX-License-Identifier: MIT
#include "widgets/space/candidate_grid.h"

#include "core/space/operators.h"
#include "core/util/error.h"
#include "widgets/space/space_document.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace pathloom {

namespace {

constexpr int kernels[] = {3, 5, 7};
constexpr int greatestExpansion = 6;

/// As the grid's boxes are called; other texts for the same candidate ("5x5_MBConv6") are that one.
QString wordOf(const QString& text)
{
    try {
        return QString::fromStdString(candidateText(parseOperator(text.toStdString())));
    } catch (const Error&) {
        return text; // the document says what is wrong with it
    }
}

} // namespace

CandidateGrid::CandidateGrid(SpaceDocument* document, QWidget* parent)
    : QWidget(parent), m_document(document), m_others(new QLabel(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    for (int expansion = 1; expansion <= greatestExpansion; ++expansion)
        grid->addWidget(new QLabel(tr("× %1", "expansion of an operator").arg(expansion), this), 0, expansion);
    int row = 1;
    for (const int kernel : kernels) {
        grid->addWidget(new QLabel(tr("%1 × %1", "kernel of an operator").arg(kernel), this), row, 0);
        for (int expansion = 1; expansion <= greatestExpansion; ++expansion) {
            auto* box = new QCheckBox(this);
            const QString word = QStringLiteral("k%1e%2").arg(kernel).arg(expansion);
            box->setToolTip(tr("MBConv with a kernel of %1 × %1 that widens %2-fold: %3")
                                .arg(QString::number(kernel), QString::number(expansion), word));
            addBox(word, box);
            grid->addWidget(box, row, expansion);
        }
        ++row;
    }
    auto* skip = new QCheckBox(tr("Skip"), this);
    skip->setToolTip(tr("A block may be left out, where its shape stays the same"));
    addBox(QStringLiteral("skip"), skip);
    grid->addWidget(skip, row, 0);
    grid->addWidget(m_others, row, 1, 1, greatestExpansion);
    grid->setColumnStretch(greatestExpansion + 1, 1);
    connect(document, &SpaceDocument::changed, this, &CandidateGrid::showCandidates);
    showCandidates();
}

void CandidateGrid::addBox(const QString& word, QCheckBox* box)
{
    box->setObjectName(QStringLiteral("candidate_") + word);
    box->setAccessibleName(tr("Candidate %1").arg(word));
    connect(box, &QCheckBox::clicked, this, [this, word](bool checked) { toggle(word, checked); });
    m_boxes[word] = box;
}

QStringList CandidateGrid::candidates() const
{
    QStringList found;
    const Json& declaration = m_document->declaration();
    if (!declaration.is_object() || !declaration.contains("candidates") || !declaration["candidates"].is_array())
        return found;
    for (const Json& text : declaration["candidates"])
        if (text.is_string())
            found << QString::fromStdString(text.get<std::string>());
    return found;
}

void CandidateGrid::showCandidates()
{
    const QStringList now = candidates();
    QStringList words, others;
    for (const QString& text : now) {
        words << wordOf(text);
        if (!m_boxes.contains(words.back()))
            others << text;
    }
    for (auto box = m_boxes.begin(); box != m_boxes.end(); ++box)
        box.value()->setChecked(words.contains(box.key()));
    m_others->setText(others.isEmpty() ? QString() : tr("also %1").arg(others.join(QStringLiteral(", "))));
}

void CandidateGrid::toggle(const QString& word, bool wanted)
{
    QStringList next = candidates();
    next.removeIf([&](const QString& text) { return wordOf(text) == word; });
    if (wanted)
        next << word;
    // Kernels and expansions ascend, skip stands last: two spaces with the same candidates have the same list.
    std::ranges::stable_sort(next, {}, [this](const QString& text) {
        const QString one = wordOf(text);
        const int place = one == QLatin1String("skip") ? 2 : m_boxes.contains(one) ? 0 : 1;
        return std::pair(place, place == 0 ? one : QString());
    });
    Json declaration = m_document->declaration();
    declaration["candidates"] = Json::array();
    for (const QString& text : std::as_const(next))
        declaration["candidates"].push_back(text.toStdString());
    m_document->change(wanted ? tr("Add candidate %1").arg(word) : tr("Remove candidate %1").arg(word), declaration);
}

} // namespace pathloom
