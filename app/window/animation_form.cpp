// SPDX-License-Identifier: MIT
#include "app/window/animation_form.h"

#include "app/window/theme_switch.h"
#include "app/window/window_settings.h"
#include "widgets/common/number_boxes.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pathloom {

namespace {

constexpr int mostFrames = 2000, usualFrames = 150;
constexpr double usualRate = 15;
constexpr QSize usualSize(1280, 720), smallestSize(320, 180), largestSize(3840, 2160);

/// "first try" -> "first-try-evolution"
QString fileNameFor(const QString& runName)
{
    QString name;
    for (const QChar c : runName) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    return (name.isEmpty() ? QStringLiteral("supernet") : name) + QStringLiteral("-evolution");
}

QSpinBox* spin(int from, int to, const QString& name, const char* objectName, QWidget* parent)
{
    auto* box = new CountBox(parent);
    box->setRange(from, to);
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(name);
    box->setObjectName(QLatin1String(objectName));
    return box;
}

QDoubleSpinBox* decimalSpin(double from, double to, const QString& suffix, const QString& name, const char* objectName,
                            QWidget* parent)
{
    auto* box = new DecimalBox(parent);
    box->setRange(from, to);
    box->setDecimals(1);
    box->setSuffix(suffix);
    box->setAccessibleName(name);
    box->setObjectName(QLatin1String(objectName));
    return box;
}

/// The newest step, as far as a spin box can count.
int newestStep(const RunView& view)
{
    return static_cast<int>(std::min<std::int64_t>(view.history().step(), std::numeric_limits<int>::max()));
}

} // namespace

AnimationForm::AnimationForm(RunView* view, WindowSettings& settings, QWidget* parent)
    : QWidget(parent), m_view(view), m_settings(settings), m_format(new QComboBox(this)),
      m_first(spin(0, 0, tr("First step"), "animationFirst", this)),
      m_last(spin(0, 0, tr("Last step"), "animationLast", this)), m_joint(new QPushButton(tr("&Joint phase"), this)),
      m_whole(new QPushButton(tr("&Whole run"), this)),
      m_frames(spin(2, mostFrames, tr("Number of frames"), "animationFrames", this)),
      m_rate(decimalSpin(0.5, 60, tr(" frames/s"), tr("Frames per second"), "animationRate", this)),
      m_duration(decimalSpin(0.1, 4000, tr(" s"), tr("Duration in seconds"), "animationDuration", this)),
      m_width(spin(smallestSize.width(), largestSize.width(), tr("Width in pixels"), "animationWidth", this)),
      m_height(spin(smallestSize.height(), largestSize.height(), tr("Height in pixels"), "animationHeight", this)),
      m_theme(new QComboBox(this)), m_target(new QLineEdit(this))
{
    buildRows();
    connectFields();
}

void AnimationForm::buildRows()
{
    m_format->setObjectName(QStringLiteral("animationFormat"));
    m_format->addItem(tr("Animated WebP: one file that moves"), int(AnimationFormat::WebP));
    m_format->addItem(tr("Numbered PNG images in a folder"), int(AnimationFormat::Png));
    m_format->addItem(tr("Numbered SVG drawings in a folder"), int(AnimationFormat::Svg));
    m_theme->setObjectName(QStringLiteral("animationTheme"));
    m_theme->addItem(tr("Light"), false);
    m_theme->addItem(tr("Dark"), true);
    m_theme->setCurrentIndex(Theme::of(this).dark ? 1 : 0);
    m_joint->setToolTip(tr("The steps in which the probabilities move"));
    m_whole->setToolTip(tr("All steps, the warm-up too"));
    m_rate->setValue(usualRate);
    m_duration->setKeyboardTracking(false); // it follows the frames: not while a number is half typed
    m_width->setValue(usualSize.width());
    m_height->setValue(usualSize.height());
    m_target->setObjectName(QStringLiteral("animationTarget"));
    m_target->setMinimumWidth(420);

    const auto rowOf = [](const QList<QWidget*>& widgets) {
        auto* row = new QHBoxLayout;
        for (QWidget* widget : widgets)
            row->addWidget(widget);
        row->addStretch(1);
        return row;
    };
    auto* browse = new QPushButton(tr("Bro&wse…"), this);
    connect(browse, &QPushButton::clicked, this, &AnimationForm::browse);
    auto* targetRow = new QHBoxLayout;
    targetRow->addWidget(m_target, 1);
    targetRow->addWidget(browse);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    const auto addRow = [&](const QString& text, QWidget* first, QLayout* row) {
        auto* label = new QLabel(text, this);
        label->setBuddy(first);
        form->addRow(label, row);
    };
    form->addRow(tr("F&ormat:"), m_format);
    addRow(tr("S&teps:"), m_first,
           rowOf({m_first, new QLabel(tr("to", "first and last step"), this), m_last, m_joint, m_whole}));
    addRow(tr("&Frames:"), m_frames, rowOf({m_frames, m_rate, m_duration}));
    addRow(tr("Si&ze:"), m_width,
           rowOf({m_width, new QLabel(QStringLiteral("×"), this), m_height, new QLabel(tr("pixels"), this)}));
    form->addRow(tr("T&heme:"), m_theme);
    addRow(tr("Sa&ve to:"), m_target, targetRow);
}

void AnimationForm::connectFields()
{
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        proposeTarget();
        Q_EMIT edited();
    });
    connect(m_theme, &QComboBox::currentIndexChanged, this, &AnimationForm::edited);
    for (QSpinBox* box : {m_first, m_last, m_frames})
        connect(box, &QSpinBox::valueChanged, this, &AnimationForm::framesEdited);
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &AnimationForm::framesEdited);
    connect(m_duration, &QDoubleSpinBox::valueChanged, this, &AnimationForm::durationEdited);
    for (QSpinBox* box : {m_width, m_height})
        connect(box, &QSpinBox::valueChanged, this, &AnimationForm::edited);
    connect(m_target, &QLineEdit::textChanged, this, &AnimationForm::edited);
    connect(m_joint, &QPushButton::clicked, this, [this] {
        const auto [first, last] = jointSteps(m_view->history());
        m_first->setValue(static_cast<int>(first));
        m_last->setValue(static_cast<int>(last));
    });
    connect(m_whole, &QPushButton::clicked, this, [this] {
        m_first->setValue(0);
        m_last->setValue(m_last->maximum());
    });
}

void AnimationForm::showRun()
{
    const auto [first, last] = jointSteps(m_view->history());
    {
        const QSignalBlocker noFirst(m_first), noLast(m_last), noFrames(m_frames);
        const int newest = newestStep(*m_view);
        m_first->setRange(0, newest);
        m_last->setRange(0, newest);
        m_first->setValue(static_cast<int>(first));
        m_last->setValue(static_cast<int>(last));
        m_frames->setValue(usualFrames);
    }
    proposeTarget();
    framesEdited();
}

bool AnimationForm::followHistory()
{
    const int newest = newestStep(*m_view);
    if (newest == m_last->maximum())
        return false;
    const bool atEnd = m_last->value() == m_last->maximum();
    m_first->setMaximum(newest);
    const QSignalBlocker noSignals(m_last); // a size that is estimated anew with every step would never be known
    m_last->setMaximum(newest);
    if (atEnd)
        m_last->setValue(newest);
    return true;
}

void AnimationForm::proposeTarget()
{
    if (!m_target->text().isEmpty() && m_target->text() != m_proposed)
        return; // a person's own choice
    QString folder = m_settings.lastFigureFolder.get();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QDir(folder).exists())
        folder = m_view->header().folder; // beside what is written of the run anyway
    if (folder.isEmpty() || !QFileInfo(folder).isWritable())
        folder = QDir::homePath();
    const bool oneFile = request().format == AnimationFormat::WebP;
    m_proposed = QDir(folder).filePath(fileNameFor(QString::fromStdString(m_view->header().info.name)) +
                                       (oneFile ? QStringLiteral(".webp") : QString()));
    m_target->setText(m_proposed);
}

void AnimationForm::browse()
{
    const QString now = m_target->text().trimmed();
    QString chosen;
    if (request().format == AnimationFormat::WebP) {
        chosen = QFileDialog::getSaveFileName(this, tr("Save animation as"), now, tr("Animated WebP (*.webp)"));
        if (!chosen.isEmpty() && QFileInfo(chosen).suffix().isEmpty())
            chosen += QStringLiteral(".webp");
    } else {
        chosen = QFileDialog::getExistingDirectory(this, tr("Folder of the frames"), QFileInfo(now).absolutePath());
    }
    if (!chosen.isEmpty())
        m_target->setText(chosen);
}

AnimationRequest AnimationForm::request() const
{
    return {.format = AnimationFormat(m_format->currentData().toInt()),
            .target = m_target->text().trimmed(),
            .size = {m_width->value(), m_height->value()},
            .theme = m_theme->currentData().toBool() ? Theme::of(ThemeSwitch::darkPalette()) : Theme::paper(),
            .first = m_first->value(),
            .last = m_last->value(),
            .frames = m_frames->value(),
            .framesPerSecond = m_rate->value()};
}

void AnimationForm::framesEdited()
{
    const QSignalBlocker noSignals(m_duration);
    m_duration->setValue(m_frames->value() / m_rate->value());
    Q_EMIT edited();
}

void AnimationForm::durationEdited()
{
    m_frames->setValue(static_cast<int>(std::lround(m_duration->value() * m_rate->value())));
}

QString AnimationForm::problem() const
{
    const AnimationRequest asked = request();
    const QFileInfo target(asked.target);
    if (!m_view->hasRun() || m_view->history().step() == 0)
        return tr("The run has no steps yet.");
    if (asked.last <= asked.first)
        return tr("The last step has to lie after the first.");
    if (asked.target.isEmpty())
        return asked.format == AnimationFormat::WebP ? tr("Name the file to write.") : tr("Name a folder.");
    if (asked.format == AnimationFormat::WebP && target.isDir())
        return tr("%1 is a folder; name a file in it.").arg(asked.target);
    if (asked.format != AnimationFormat::WebP && target.isFile())
        return tr("%1 is a file; name a folder.").arg(asked.target);
    if (!target.absoluteDir().exists())
        return tr("The folder %1 does not exist.").arg(target.absolutePath());
    return {};
}

} // namespace pathloom
