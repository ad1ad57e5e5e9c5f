// SPDX-License-Identifier: MIT
#include "widgets/graph/supernet_view.h"

#include "widgets/common/core_text.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/refresh_limiter.h"
#include "widgets/common/run_view.h"
#include "widgets/graph/layout_job.h"
#include "widgets/graph/supernet_picture.h"
#include "widgets/steering/run_steering.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr RefreshLimiter::Limits limits{std::chrono::milliseconds(250), std::chrono::milliseconds(4000), 0.01};
constexpr double leastReadable = 0.8; ///< scale at which candidates have more than eight and a half pixels
constexpr double leastWhole = 0.7;    ///< a little smaller, rather than to move the graph about for its last tenth
constexpr double greatestFit = 1.6;   ///< a tiny space is not blown up to posters

Costs candidateCosts(const SpaceBlock& block, int candidate)
{
    Block built;
    built.op = block.candidates[static_cast<std::size_t>(candidate)];
    built.shortcut = block.shortcut;
    built.input = block.input;
    built.output = block.output;
    return costs(built);
}

} // namespace

SupernetView::SupernetView(RunView* view, std::shared_ptr<const Layouter> layouter, QWidget* parent)
    : QGraphicsView(parent), m_view(view), m_steering(new RunSteering(view, this)),
      m_layouter(layouter ? std::move(layouter) : std::shared_ptr<const Layouter>(graphvizLayouter())),
      m_job(new LayoutJob(this)), m_empty(new EmptyLabel(viewport())), m_momentLabel(new QLabel(viewport()))
{
    setObjectName(QStringLiteral("supernetView"));
    setWindowTitle(tr("Supernet"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 120);
    viewport()->setCursor(Qt::ArrowCursor);
    m_momentLabel->hide();

    m_limiter = std::make_unique<RefreshLimiter>(
        this, [this] { refresh(); }, limits);
    m_resized.setSingleShot(true);
    m_resized.setInterval(300);
    connect(&m_resized, &QTimer::timeout, this, [this] {
        m_needsLayout = true;
        m_limiter->refreshNow();
    });
    connect(m_job, &LayoutJob::placed, this, &SupernetView::takeLayout);
    connect(m_job, &LayoutJob::failed, this, [this](const QString& sentence) {
        m_empty->setText(tr("The graph could not be laid out: %1").arg(sentence));
        m_empty->show();
    });
    connect(view, &RunView::runChanged, this, &SupernetView::showRun);
    connect(view, &RunView::headerChanged, this, &SupernetView::updateAccessibleText);
    connect(view, &RunView::selectionChanged, this, &SupernetView::showSelection);
    connect(view, &RunView::historyChanged, this, [this] { m_limiter->request(); });
    connect(view, &RunView::momentChanged, this, &SupernetView::showMoment);
    connect(view, &RunView::pickChanged, this, &SupernetView::showMoment);
    // A person waits for what they have just done. Queued: with another run, its picture comes first.
    connect(
        m_steering, &RunSteering::changed, this, [this] { m_limiter->refreshNow(); }, Qt::QueuedConnection);
    showRun();
}

SupernetView::~SupernetView()
{
    // The base class would talk to a scene that is gone already.
    setScene(nullptr);
}

void SupernetView::showRun()
{
    m_job->cancel();
    m_resized.stop();
    setScene(nullptr);
    m_picture.reset();
    m_needsLayout = m_view->hasRun();
    m_zoom = Zoom::Readable;
    m_empty->setText(m_view->hasRun() ? tr("Laying out the supernet …")
                                      : tr("Open a run or start a search; its supernet is drawn here."));
    m_empty->show();
    updateAccessibleText();
    m_limiter->refreshNow();
}

void SupernetView::refresh()
{
    if (m_needsLayout)
        startLayout();
    const History& history = m_view->history();
    const bool grown = history.snapshots().size() != m_shownSnapshots ||
                       history.weights().step.size() != m_shownSteps ||
                       history.evaluations().step.size() != m_shownEvaluations;
    if (!m_picture)
        return;
    const std::optional<BudgetPick>& pick = m_view->pick();
    const bool repicked = pick ? m_shownPick != pick->architecture : m_shownPick.has_value();
    const bool changed =
        m_view->moment() != m_shownMoment || (m_view->isLive() && grown) || m_view->mask() != m_shownMask || repicked;
    if (changed)
        recolor();
}

RowRoom SupernetView::rowRoom() const
{
    // Where it is moved up and down, there is a bar for that.
    const QSize room = maximumViewportSize() - QSize(verticalScrollBar()->sizeHint().width(), 0);
    return SupernetPicture::roomIn(QSizeF(room) / leastReadable, true);
}

void SupernetView::startLayout()
{
    m_needsLayout = false;
    if (!m_view->hasRun())
        return;
    ++m_layoutCount;
    m_job->start(PictureGraph::of(*m_view->header().space), m_layouter, rowRoom());
}

void SupernetView::takeLayout(const PlacedGraph& placed)
{
    setScene(nullptr);
    m_picture = std::make_unique<SupernetPicture>(*m_view->header().space, placed, Theme::of(this));
    m_picture->setFocused(hasFocus());
    setBackgroundBrush(Theme::of(this).ground);
    setScene(&m_picture->scene());
    m_choices = placed.choices;
    m_rows = static_cast<int>(placed.rows.size());
    m_empty->hide();
    recolor();
    applyZoom();
    // Reading begins at the input.
    horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
    verticalScrollBar()->setValue(verticalScrollBar()->minimum());
    showSelection();
    Q_EMIT pictureReady();
}

void SupernetView::recolor()
{
    ++m_recolorCount;
    const History& history = m_view->history();
    m_picture->setProbabilities(m_view->probabilities(), m_view->marked());
    m_shownMask = m_view->mask();
    m_picture->setMask(m_shownMask);
    m_shownPick = m_view->pick() ? m_view->marked() : std::nullopt;
    m_picture->setPick(m_shownPick);
    if (!m_view->isLive())
        m_picture->clearSamples(); // what is sampled now does not belong to that moment
    else if (history.weights().step.size() != m_shownSteps || m_shownSteps == 0 || m_shownMoment)
        m_picture->addSample(history.lastSampled());
    m_shownMoment = m_view->moment();
    m_shownSnapshots = history.snapshots().size();
    m_shownSteps = history.weights().step.size();
    m_shownEvaluations = history.evaluations().step.size();
    if (hasFocus())
        updateAccessibleText();
}

void SupernetView::labelMoment()
{
    const std::optional<BudgetPick>& pick = m_view->pick();
    m_momentLabel->setVisible(!m_view->isLive() || pick);
    if (m_view->isLive() && !pick)
        return;
    QStringList parts;
    if (!m_view->isLive())
        parts << tr("At step %L1").arg(m_view->shownStep());
    if (pick)
        parts << tr("Best within %1").arg(Format::ms(pick->budgetMs));
    const Theme theme = Theme::of(this);
    const QColor ground = pick ? theme.pick : theme.focus;
    m_momentLabel->setText(parts.join(QStringLiteral(" · ")));
    m_momentLabel->setStyleSheet(QStringLiteral("background: %1; color: %2; padding: 2px 6px; font-weight: bold;")
                                     .arg(ground.name(), Theme::textOn(ground).name()));
    m_momentLabel->adjustSize();
    m_momentLabel->move(viewport()->width() - m_momentLabel->width() - 6, 6);
}

void SupernetView::showMoment()
{
    labelMoment();
    // A person waits for it, so it does not wait for its share of the time.
    m_limiter->refreshNow();
}

void SupernetView::showSelection()
{
    updateAccessibleText();
    if (!m_picture)
        return;
    const int choice = m_view->selectedChoice();
    m_picture->setSelection(choice, m_view->selectedCandidate());
    if (choice < 0)
        return;
    // The whole block; of one that is higher than the view at least the candidate.
    ensureVisible(m_picture->placeOf(choice, -1), 20, 20);
    ensureVisible(m_picture->placeOf(choice, m_view->selectedCandidate()), 20, 20);
}

static QString latencyText(const PredictedLatency& latency)
{
    return SupernetView::tr("%1 (%2)", "latency, origin")
        .arg(LatencyText::value(latency), LatencyText::origin(latency.origin));
}

QString SupernetView::tooltip(int choice, int candidate) const
{
    const RunHeader& header = m_view->header();
    const SpaceBlock& block = header.space->choice(choice);
    const auto i = static_cast<std::size_t>(choice), j = static_cast<std::size_t>(candidate);
    const Costs candidateCost = candidateCosts(block, candidate);
    const PathProbabilities probabilities = m_view->probabilities();
    const QString facts =
        tr("%1: %2\nProbability %3\nLatency %4\n%5 MACs, %6 parameters")
            .arg(QString::fromStdString(block.name), CoreText::of(displayName(block.candidates[j])),
                 Format::percent(probabilities[i][j]),
                 header.latency ? latencyText(header.latency->path(choice, candidate)) : tr("not known yet"),
                 Format::macs(candidateCost.macs), Format::parameters(candidateCost.parameters));
    const QString state = m_steering->stateText({choice, candidate});
    return state.isEmpty() ? facts : facts + u'\n' + state;
}

void SupernetView::updateAccessibleText()
{
    const int choice = m_view->selectedChoice(), candidate = m_view->selectedCandidate();
    QString name = tr("Supernet graph"), description;
    if (!m_view->hasRun()) {
        description = m_empty->text();
    } else if (choice < 0) {
        description = tr("Choice blocks: %L1. Arrow keys walk between blocks and candidates.")
                          .arg(m_view->header().space->choiceCount());
    } else {
        const SpaceBlock& block = m_view->header().space->choice(choice);
        const auto i = static_cast<std::size_t>(choice);
        if (candidate < 0) {
            name = tr("Block %1").arg(QString::fromStdString(block.name));
            if (const std::optional<Architecture> marked = m_view->marked()) {
                const auto leader = static_cast<std::size_t>(marked->choices[i]);
                //: a candidate of a block, its probability
                description =
                    (m_view->pick() ? tr("%1, with %2, is the best one's for the budget.") : tr("%1 leads with %2."))
                        .arg(CoreText::of(displayName(block.candidates[leader])),
                             Format::percent(m_view->probabilities()[i][leader]));
            } else {
                description = tr("Nothing leads yet.");
            }
        } else {
            name = tr("Block %1, %2")
                       .arg(QString::fromStdString(block.name),
                            CoreText::of(displayName(block.candidates[static_cast<std::size_t>(candidate)])));
            description = tooltip(choice, candidate);
        }
    }
    if (name != accessibleName()) {
        setAccessibleName(name);
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
    setAccessibleDescription(description);
}

void SupernetView::fit()
{
    m_zoom = Zoom::Whole;
    applyZoom();
}

void SupernetView::fitReadably()
{
    m_zoom = Zoom::Readable;
    applyZoom();
}

void SupernetView::applyZoom()
{
    if (!m_picture || m_zoom == Zoom::Own)
        return;
    constexpr int edge = 2; // pixels; a rounded one more would bring scroll bars
    const QSizeF room = maximumViewportSize() - QSize(2 * edge, 2 * edge), picture = sceneRect().size();
    double scale = std::min({room.width() / picture.width(), room.height() / picture.height(), greatestFit});
    if (m_zoom == Zoom::Readable && scale < leastWhole)
        scale = leastReadable;
    const QPointF center = mapToScene(viewport()->rect().center());
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(center);
}

void SupernetView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    m_empty->resize(viewport()->size());
    m_momentLabel->move(viewport()->width() - m_momentLabel->width() - 6, 6);
    if (!m_picture || m_zoom == Zoom::Own)
        return;
    applyZoom();
    if (rowsFor(m_choices, rowRoom()) != m_rows)
        m_resized.start();
    else
        m_resized.stop();
}

void SupernetView::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_picture) {
        setBackgroundBrush(Theme::of(this).ground);
        m_picture->setTheme(Theme::of(this));
        labelMoment();
    }
}

void SupernetView::paintEvent(QPaintEvent* event)
{
    QElapsedTimer cost;
    cost.start();
    QGraphicsView::paintEvent(event);
    m_limiter->addCost(std::chrono::nanoseconds(cost.nsecsElapsed()));
}

QString SupernetView::figureTitle() const
{
    return m_view->hasRun() ? tr("Supernet of %1").arg(QString::fromStdString(m_view->header().space->name))
                            : tr("Supernet");
}

QSize SupernetView::figureSize() const
{
    return m_picture ? m_picture->scene().sceneRect().size().toSize() : QSize(900, 420);
}

void SupernetView::paintFigure(QPaintDevice& device, const QSize& size)
{
    QPainter painter(&device);
    if (m_picture)
        m_picture->paint(painter, QRectF(QPointF(), size));
}

FigureTable SupernetView::figureTable()
{
    FigureTable table;
    table.columns = {tr("Block"),        tr("Candidate"), tr("Operator"),   tr("Probability"),
                     tr("Latency (ms)"), tr("MACs"),      tr("Parameters"), tr("State")};
    if (!m_view->hasRun())
        return table;
    const RunHeader& header = m_view->header();
    const PathProbabilities probabilities = m_view->probabilities();
    const PathMask mask = m_view->mask();
    for (int i = 0; i < header.space->choiceCount(); ++i) {
        const SpaceBlock& block = header.space->choice(i);
        for (int j = 0; j < static_cast<int>(block.candidates.size()); ++j) {
            const auto row = static_cast<std::size_t>(i), column = static_cast<std::size_t>(j);
            const Costs cost = candidateCosts(block, j);
            table.rows << QVariantList{QString::fromStdString(block.name),
                                       Format::word(block.candidates[column]),
                                       CoreText::of(displayName(block.candidates[column])),
                                       probabilities[row][column],
                                       header.latency ? QVariant(header.latency->pathMs[row][column]) : QVariant(),
                                       static_cast<qlonglong>(cost.macs),
                                       static_cast<qlonglong>(cost.parameters),
                                       mask.isOpen({i, j}) ? tr("open") : tr("pruned")};
        }
    }
    return table;
}

} // namespace pathloom
