// SPDX-License-Identifier: MIT
#include "widgets/confusion/confusion_panel.h"

#include "widgets/common/field_note.h"
#include "widgets/common/field_row.h"
#include "widgets/common/row_table.h"
#include "widgets/confusion/class_figure_model.h"
#include "widgets/confusion/confused_pair_model.h"
#include "widgets/confusion/confusion_text.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pathloom {

ConfusionPanel::ConfusionPanel(QWidget* parent)
    : QWidget(parent), m_view(new ConfusionView), m_pairs(new ConfusedPairModel(this)),
      m_classes(new ClassFigureModel(this)), m_figures(new QLabel), m_current(new QLabel), m_tabs(new QTabWidget),
      m_heading(new QLabel), m_form(new QComboBox), m_pictures(new PictureList), m_note(new FieldNote)
{
    auto* side = new QSplitter(Qt::Vertical);
    side->setChildrenCollapsible(false);
    side->addWidget(buildTables());
    side->addWidget(buildPictures());
    side->setStretchFactor(0, 3);
    side->setStretchFactor(1, 2);
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(buildMatrix());
    halves->addWidget(side);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    constexpr int letters = 44; // two names of classes and two numbers
    side->setMinimumWidth(letters * fontMetrics().averageCharWidth());
    m_figures->setObjectName(QStringLiteral("figures"));
    m_figures->setWordWrap(true);
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_figures);
    layout->addWidget(halves, 1);

    connect(m_view, &ConfusionView::currentChanged, this, [this](int truth, int predicted) {
        m_current->setText(truth < 0 ? QString() : ConfusionText::cell(m_view->subject(), truth, predicted));
    });
    connect(m_view, &ConfusionView::cellActivated, this, &ConfusionPanel::askForPictures);
    connect(m_form, &QComboBox::activated, this, [this] {
        if (m_asked.truth >= 0)
            askForPictures(m_asked.truth, m_asked.predicted);
    });
}

QWidget* ConfusionPanel::buildMatrix()
{
    auto* numbers = new QComboBox;
    numbers->setObjectName(QStringLiteral("numbers"));
    numbers->setAccessibleName(tr("Numbers in the cells"));
    numbers->addItem(tr("Share of the true class in %"), int(ConfusionNumbers::Shares));
    numbers->addItem(tr("Images"), int(ConfusionNumbers::Images));
    connect(numbers, &QComboBox::currentIndexChanged, this,
            [this, numbers] { m_view->setNumbers(ConfusionNumbers(numbers->currentData().toInt())); });
    auto* label = new QLabel(tr("&Numbers:"));
    label->setBuddy(numbers);
    auto* row = fieldRow();
    row->addWidget(label);
    row->addWidget(numbers);
    row->addStretch(1);
    m_current->setObjectName(QStringLiteral("currentCell"));
    m_current->setWordWrap(true);
    m_current->setMinimumHeight(2 * fontMetrics().lineSpacing()); // the matrix stays where it is
    m_current->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_current);
    return part;
}

QTableView* ConfusionPanel::buildTable(QAbstractItemModel* model, const char* name, const QString& title)
{
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(model);
    sorted->setSortRole(SortRole);
    auto* table = new QTableView;
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(title);
    table->setModel(sorted);
    makeRowTable(table);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setAlternatingRowColors(true);
    table->setSortingEnabled(true);
    table->horizontalHeader()->setResizeContentsPrecision(100);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tabs->addTab(table, title);
    return table;
}

QWidget* ConfusionPanel::buildTables()
{
    m_tabs->setDocumentMode(true);
    QTableView* pairs = buildTable(m_pairs, "confusedPairs", tr("Most confused"));
    pairs->horizontalHeader()->setSectionResizeMode(ConfusedPairModel::Predicted, QHeaderView::Stretch);
    pairs->sortByColumn(ConfusedPairModel::Images, Qt::DescendingOrder);
    m_classTable = buildTable(m_classes, "classFigures", tr("Classes"));
    m_classTable->sortByColumn(ClassFigureModel::Accuracy, Qt::AscendingOrder);

    const auto source = [](const QTableView* table, const QModelIndex& index) {
        return static_cast<const QSortFilterProxyModel*>(table->model())->mapToSource(index).row();
    };
    const auto go = [this](int truth, int predicted, bool shows) {
        m_view->setCurrent({truth, predicted});
        if (shows)
            askForPictures(truth, predicted);
    };
    const auto connectRows = [&](QTableView* table, auto&& cellOf) {
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [=](const QModelIndex& index) {
            if (index.isValid() && table->hasFocus()) {
                const auto [truth, predicted] = cellOf(source(table, index));
                go(truth, predicted, false);
            }
        });
        for (const auto signal : {&QTableView::clicked, &QTableView::activated})
            connect(table, signal, this, [=](const QModelIndex& index) {
                const auto [truth, predicted] = cellOf(source(table, index));
                go(truth, predicted, true);
            });
    };
    connectRows(pairs, [this](int row) { return std::pair(m_pairs->pair(row).truth, m_pairs->pair(row).predicted); });
    connectRows(m_classTable, [](int row) { return std::pair(row, row); });
    return m_tabs;
}

QWidget* ConfusionPanel::buildPictures()
{
    m_form->setObjectName(QStringLiteral("form"));
    m_form->setAccessibleName(tr("Form of the images"));
    m_form->addItem(tr("As the network sees them"), int(PictureForm::Network));
    m_form->addItem(tr("As they are"), int(PictureForm::Original));
    m_form->hide();
    m_heading->setObjectName(QStringLiteral("picturesOf"));
    m_heading->setWordWrap(true);
    m_pictures->setObjectName(QStringLiteral("cellPictures"));
    m_pictures->setAccessibleName(tr("Images of the cell"));
    m_pictures->setEmptyText(tr("A click on a cell, or Return, shows its images here."));
    auto* row = fieldRow();
    row->addWidget(m_heading, 1);
    row->addWidget(m_form);
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_pictures, 1);
    layout->addWidget(m_note);
    return part;
}

void ConfusionPanel::setSubject(const ConfusionSubject& subject)
{
    m_pairs->setSubject(subject);
    m_classes->setSubject(subject);
    m_classTable->setColumnHidden(ClassFigureModel::TopFive, subject.matrix.classes() < leastClassesForTopFive);
    m_figures->setText(ConfusionText::figures(subject.matrix));
    m_asked = {};
    m_heading->clear();
    setPictures({}, {});
    m_view->setSubject(subject);
}

void ConfusionPanel::setHasOriginals(bool has)
{
    m_form->setVisible(has);
}

PictureForm ConfusionPanel::form() const
{
    return PictureForm(m_form->currentData().toInt());
}

void ConfusionPanel::setPictures(const QList<ShownPicture>& pictures, const QString& note)
{
    m_pictures->setPictures(pictures);
    m_note->showHint(note);
}

void ConfusionPanel::setFailure(const QString& sentence)
{
    m_pictures->setPictures({});
    m_note->showError(sentence);
}

void ConfusionPanel::askForPictures(int truth, int predicted)
{
    m_asked = {truth, predicted};
    const QString truthName = m_view->subject().className(truth);
    m_heading->setText(truth == predicted
                           ? tr("%1, taken for what it is").arg(truthName)
                           //: true and predicted class
                           : tr("%1, taken for %2").arg(truthName, m_view->subject().className(predicted)));
    m_pictures->setEmptyText(m_view->subject().matrix.count(truth, predicted) == 0 ? tr("There is no such image.")
                                                                                   : tr("Looking for the images…"));
    setPictures({}, {});
    Q_EMIT picturesWanted(truth, predicted, form());
}

} // namespace pathloom
