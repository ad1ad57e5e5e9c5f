// SPDX-License-Identifier: MIT
#include "app/window/data_panel.h"

#include "app/window/data_page.h"
#include "widgets/common/run_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pathloom {

DataPanel::DataPanel(RunView* view, JobRunner* jobs, QWidget* parent)
    : QWidget(parent), m_view(view), m_choice(new QWidget(this)), m_source(new QComboBox(this)),
      m_page(new DataPage(jobs, this))
{
    m_source->setObjectName(QStringLiteral("dataSource"));
    m_source->addItems({tr("the run on show"), tr("the next search")});
    auto* label = new QLabel(tr("&Images of:"), m_choice);
    label->setBuddy(m_source);
    auto* row = new QHBoxLayout(m_choice);
    row->setContentsMargins(8, 4, 6, 0);
    row->addWidget(label);
    row->addWidget(m_source);
    row->addStretch(1);
    m_choice->hide(); // while there is nothing to choose
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_choice);
    layout->addWidget(m_page, 1);

    connect(m_source, &QComboBox::currentIndexChanged, this, &DataPanel::showSource);
    connect(view, &RunView::runChanged, this, &DataPanel::followRun);
    connect(view, &RunView::headerChanged, this, &DataPanel::showSource);
    showSource();
}

void DataPanel::showNext(const DataSubject& subject)
{
    m_next = subject;
    m_choice->show();
    m_source->setCurrentIndex(OfNext);
    showSource();
}

void DataPanel::updateNext(const DataSubject& subject)
{
    // The options of the same place may have changed.
    if (!m_next.isSet() || subject.data.kind != m_next.data.kind || subject.data.folder != m_next.data.folder)
        return;
    m_next = subject;
    showSource();
}

void DataPanel::followRun()
{
    // What was brought for a search belongs to its run now.
    if (m_view->hasRun() && m_next.isSet() && m_view->header().info.data == m_next.data) {
        m_next = {};
        m_choice->hide();
    }
    m_source->setCurrentIndex(OfRun);
    showSource();
}

void DataPanel::showSource()
{
    if (m_next.isSet() && m_source->currentIndex() == OfNext)
        m_page->showSubject(m_next);
    else if (m_view->hasRun())
        m_page->showSubject(dataSubjectOf(m_view->header().info));
    else
        m_page->showSubject({.data = {.kind = {}}});
}

void DataPanel::setSeen(bool seen)
{
    m_page->setSeen(seen);
}

} // namespace pathloom
