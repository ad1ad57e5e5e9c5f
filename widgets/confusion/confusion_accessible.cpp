// SPDX-License-Identifier: MIT
#include "widgets/confusion/confusion_accessible.h"

#include "widgets/confusion/confusion_text.h"
#include "widgets/confusion/confusion_view.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace pathloom {

namespace {

/// A cell, made when somebody asks for it: there may be millions.
class CellAccessible final : public QAccessibleInterface,
                             public QAccessibleTableCellInterface,
                             public QAccessibleActionInterface
{
public:
    CellAccessible(ConfusionView* view, ConfusionView::Place place) : m_view(view), m_place(place) {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface)
            return static_cast<QAccessibleTableCellInterface*>(this);
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        return nullptr;
    }
    bool isValid() const override
    {
        const int classes = m_view ? m_view->subject().matrix.classes() : 0;
        return m_place.truth < classes && m_place.predicted < classes;
    }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = state.selectable = true;
        state.focused = isSelected() && m_view->hasFocus();
        state.selected = isSelected();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->cellRect(m_place).toAlignedRect());
        return state;
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = m_view->cellRect(m_place).toAlignedRect();
        return {m_view->viewport()->mapToGlobal(inside.topLeft()), inside.size()};
    }
    QString text(QAccessible::Text which) const override
    {
        if (!isValid() || (which != QAccessible::Name && which != QAccessible::Value))
            return {};
        return which == QAccessible::Name
                   ? ConfusionText::cell(m_view->subject(), m_place.truth, m_place.predicted)
                   : QString::number(m_view->subject().matrix.count(m_place.truth, m_place.predicted));
    }
    void setText(QAccessible::Text, const QString&) override {}

    bool isSelected() const override { return m_view && m_view->current() == m_place; }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_place.predicted; }
    int rowIndex() const override { return m_place.truth; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        m_view->setCurrent(m_place);
        if (name == setFocusAction())
            m_view->setFocus();
        else if (name == pressAction())
            Q_EMIT m_view->cellActivated(m_place.truth, m_place.predicted);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<ConfusionView> m_view;
    ConfusionView::Place m_place;
};

class MatrixAccessible final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit MatrixAccessible(ConfusionView* view) : QAccessibleWidget(view, QAccessible::Table) {}
    ~MatrixAccessible() override { forgetCells(); }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    void forgetCells()
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }
    int indexOf(ConfusionView::Place place) const { return place.truth * classes() + place.predicted; }

    int childCount() const override { return classes() * classes(); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (const auto known = m_cells.constFind(index); known != m_cells.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto* cell = new CellAccessible(view(), {index / classes(), index % classes()});
        m_cells.insert(index, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (auto cell = m_cells.begin(); cell != m_cells.end(); ++cell)
            if (QAccessible::accessibleInterface(*cell) == wanted)
                return cell.key();
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const ConfusionView::Place place = view()->placeAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return place.truth < 0 ? nullptr : child(indexOf(place));
    }
    QAccessibleInterface* focusChild() const override
    {
        return view()->hasFocus() && view()->current().truth >= 0 ? child(indexOf(view()->current())) : nullptr;
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        return row >= 0 && column >= 0 && row < classes() && column < classes() ? child(row * classes() + column)
                                                                                : nullptr;
    }
    int selectedCellCount() const override { return view()->current().truth >= 0 ? 1 : 0; }
    QList<QAccessibleInterface*> selectedCells() const override
    {
        return selectedCellCount() > 0 ? QList{child(indexOf(view()->current()))} : QList<QAccessibleInterface*>();
    }
    QString columnDescription(int column) const override { return view()->subject().className(column); }
    QString rowDescription(int row) const override { return view()->subject().className(row); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override { return classes(); }
    int rowCount() const override { return classes(); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { forgetCells(); }

private:
    ConfusionView* view() const { return static_cast<ConfusionView*>(widget()); }
    int classes() const { return view()->subject().matrix.classes(); }

    mutable QHash<int, QAccessible::Id> m_cells; ///< those that somebody has asked for
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<ConfusionView*>(object);
    return view ? new MatrixAccessible(view) : nullptr;
}

} // namespace

void installConfusionAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(once);
}

void tellOfCurrentCell(ConfusionView* view)
{
    const ConfusionView::Place place = view->current();
    if (!QAccessible::isActive() || place.truth < 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(place.truth * view->subject().matrix.classes() + place.predicted);
    QAccessible::updateAccessibility(&event);
}

void tellOfNewMatrix(ConfusionView* view)
{
    QAccessibleTableModelChangeEvent event(view, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
    // The event reaches nobody where no assistive program is at work; cells that were asked for are others all the
    // same.
    if (QAccessibleInterface* known = QAccessible::queryAccessibleInterface(view))
        if (QAccessibleTableInterface* table = known->tableInterface())
            table->modelChange(&event);
}

} // namespace pathloom
