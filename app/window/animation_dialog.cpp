// SPDX-License-Identifier: MIT
#include "app/window/animation_dialog.h"

#include "app/window/theme_switch.h"
#include "app/window/window_settings.h"
#include "widgets/common/format.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pathloom {

namespace {

constexpr int mostFrames = 2000, usualFrames = 150;
constexpr double usualRate = 15;
constexpr QSize usualSize(1280, 720), smallestSize(320, 180), largestSize(3840, 2160);
constexpr QSize previewSize(400, 225);

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
    auto* box = new QSpinBox(parent);
    box->setRange(from, to);
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(name);
    box->setObjectName(QLatin1String(objectName));
    return box;
}

QDoubleSpinBox* decimalSpin(double from, double to, const QString& suffix, const QString& name, const char* objectName,
                            QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setRange(from, to);
    box->setDecimals(1);
    box->setSuffix(suffix);
    box->setAccessibleName(name);
    box->setObjectName(QLatin1String(objectName));
    return box;
}

} // namespace

AnimationDialog::AnimationDialog(JobRunner* jobs, RunView* view, WindowSettings& settings, QWidget* parent)
    : QDialog(parent), m_view(view), m_settings(settings), m_export(new AnimationExport(jobs, this)),
      m_estimate(new AnimationExport(jobs, this)), m_form(new QWidget(this)), m_format(new QComboBox(this)),
      m_first(spin(0, 0, tr("First step"), "animationFirst", this)),
      m_last(spin(0, 0, tr("Last step"), "animationLast", this)), m_joint(new QPushButton(tr("&Joint phase"), this)),
      m_whole(new QPushButton(tr("&Whole run"), this)),
      m_frames(spin(2, mostFrames, tr("Number of frames"), "animationFrames", this)),
      m_rate(decimalSpin(0.5, 60, tr(" frames/s"), tr("Frames per second"), "animationRate", this)),
      m_duration(decimalSpin(0.1, 4000, tr(" s"), tr("Duration in seconds"), "animationDuration", this)),
      m_width(spin(smallestSize.width(), largestSize.width(), tr("Width in pixels"), "animationWidth", this)),
      m_height(spin(smallestSize.height(), largestSize.height(), tr("Height in pixels"), "animationHeight", this)),
      m_theme(new QComboBox(this)), m_target(new QLineEdit(this)), m_preview(new QLabel(this)),
      m_size(new QLabel(this)), m_result(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_buttons(new QDialogButtonBox(this))
{
    setObjectName(QStringLiteral("animationDialog"));
    buildForm();
    buildLayout();
    m_estimateSoon.setSingleShot(true);
    m_estimateSoon.setInterval(400);
    connectParts();
    showRun();
}

void AnimationDialog::buildForm()
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
    connect(browse, &QPushButton::clicked, this, &AnimationDialog::browse);
    auto* targetRow = new QHBoxLayout;
    targetRow->addWidget(m_target, 1);
    targetRow->addWidget(browse);
    auto* form = new QFormLayout(m_form);
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

void AnimationDialog::buildLayout()
{
    m_preview->setObjectName(QStringLiteral("animationPreview"));
    m_preview->setFixedSize(previewSize);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setAccessibleName(tr("A frame out of the middle"));
    m_size->setObjectName(QStringLiteral("animationSize"));
    m_size->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("animationResult"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setAccessibleDescription(tr("What happens, and the result"));
    m_result->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_progress->setAccessibleName(tr("Progress of saving"));
    m_progress->setTextVisible(false);
    m_save = m_buttons->addButton(tr("&Save"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(QStringLiteral("animationSave"));
    m_save->setDefault(true);
    m_close = m_buttons->addButton(QDialogButtonBox::Close);
    m_close->setObjectName(QStringLiteral("animationClose"));

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_form);
    layout->addWidget(m_preview, 0, Qt::AlignHCenter);
    layout->addWidget(m_size);
    layout->addWidget(m_progress);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_buttons);
    m_progress->hide();
}

void AnimationDialog::connectParts()
{
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        proposeTarget();
        validate();
    });
    connect(m_theme, &QComboBox::currentIndexChanged, this, &AnimationDialog::validate);
    for (QSpinBox* box : {m_first, m_last, m_frames})
        connect(box, &QSpinBox::valueChanged, this, &AnimationDialog::framesEdited);
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &AnimationDialog::framesEdited);
    connect(m_duration, &QDoubleSpinBox::valueChanged, this, &AnimationDialog::durationEdited);
    for (QSpinBox* box : {m_width, m_height})
        connect(box, &QSpinBox::valueChanged, this, &AnimationDialog::validate);
    connect(m_target, &QLineEdit::textChanged, this, &AnimationDialog::validate);
    connect(m_joint, &QPushButton::clicked, this, [this] {
        const auto [first, last] = jointSteps(m_view->history());
        m_first->setValue(static_cast<int>(first));
        m_last->setValue(static_cast<int>(last));
    });
    connect(m_whole, &QPushButton::clicked, this, [this] {
        m_first->setValue(0);
        m_last->setValue(m_last->maximum());
    });
    connect(m_save, &QPushButton::clicked, this, &AnimationDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &AnimationDialog::reject);
    connect(m_view, &RunView::runChanged, this, &AnimationDialog::showRun);
    connect(m_view, &RunView::historyChanged, this, &AnimationDialog::followHistory);
    connect(&m_estimateSoon, &QTimer::timeout, this, &AnimationDialog::estimate);

    connect(m_estimate, &AnimationExport::estimated, this, [this](double bytes, const QImage& example) {
        m_bytes = bytes;
        m_size->setText(lengthText());
        showPreview(example);
    });
    // An estimate that fails leaves the size unknown; saving says why.
    connect(m_estimate, &AnimationExport::cancelled, &m_estimateSoon, qOverload<>(&QTimer::start));
    connect(m_export, &AnimationExport::progressed, this, &AnimationDialog::showProgress);
    connect(m_export, &AnimationExport::finished, this, [this](double bytes, double seconds) {
        showEnd(tr("Written to %1: %2 in %3.", "place, size, time")
                    .arg(m_target->text().trimmed(), Format::bytes(bytes), Format::duration(seconds)));
    });
    connect(m_export, &AnimationExport::failed, this,
            [this](const QString& sentence, int files) { showEnd(tr("Not saved: %1").arg(sentence), files); });
    connect(m_export, &AnimationExport::cancelled, this, [this](int files) {
        showEnd(files > 0 ? tr("Cancelled.") : tr("Cancelled; nothing was written."), files);
    });
}

void AnimationDialog::showRun()
{
    if (isBusy())
        return; // what was begun goes on; the next run is taken over at its end
    const RunHeader& header = m_view->header();
    m_folder = header.folder;
    setWindowTitle(tr("Save animation of %1").arg(QString::fromStdString(header.info.name)));
    const auto [first, last] = jointSteps(m_view->history());
    {
        const QSignalBlocker noFirst(m_first), noLast(m_last), noFrames(m_frames);
        const int newest =
            static_cast<int>(std::min<std::int64_t>(m_view->history().step(), std::numeric_limits<int>::max()));
        m_first->setRange(0, newest);
        m_last->setRange(0, newest);
        m_first->setValue(static_cast<int>(first));
        m_last->setValue(static_cast<int>(last));
        m_frames->setValue(usualFrames);
    }
    m_preview->clear();
    proposeTarget();
    framesEdited();
}

void AnimationDialog::followHistory()
{
    if (isBusy())
        return;
    const int newest =
        static_cast<int>(std::min<std::int64_t>(m_view->history().step(), std::numeric_limits<int>::max()));
    const bool atEnd = m_last->value() == m_last->maximum();
    if (newest == m_last->maximum())
        return;
    m_first->setMaximum(newest);
    const QSignalBlocker noSignals(m_last); // a size that is estimated anew with every step would never be known
    m_last->setMaximum(newest);
    if (atEnd)
        m_last->setValue(newest);
    if (!m_save->isEnabled())
        validate(); // until now it had no steps
}

void AnimationDialog::proposeTarget()
{
    if (!m_target->text().isEmpty() && m_target->text() != m_proposed)
        return; // a person's own choice
    QString folder = m_settings.lastFigureFolder.get();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QDir(folder).exists())
        folder = QDir::homePath();
    const bool oneFile = request().format == AnimationFormat::WebP;
    m_proposed = QDir(folder).filePath(fileNameFor(QString::fromStdString(m_view->header().info.name)) +
                                       (oneFile ? QStringLiteral(".webp") : QString()));
    m_target->setText(m_proposed);
}

void AnimationDialog::browse()
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

AnimationRequest AnimationDialog::request() const
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

void AnimationDialog::framesEdited()
{
    const QSignalBlocker noSignals(m_duration);
    m_duration->setValue(m_frames->value() / m_rate->value());
    validate();
}

void AnimationDialog::durationEdited()
{
    m_frames->setValue(static_cast<int>(std::lround(m_duration->value() * m_rate->value())));
}

QString AnimationDialog::problem() const
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

QString AnimationDialog::lengthText() const
{
    const AnimationRequest asked = request();
    const int frames = AnimationExport::frameCount(asked);
    const QString length = tr("%Ln frame(s), %1", nullptr, frames)
                               .arg(Format::duration(static_cast<double>(frames) / asked.framesPerSecond));
    //: length of an animation, its size in bytes
    return m_bytes < 0 ? tr("%1; estimating the size…").arg(length)
                       : tr("%1; about %2").arg(length, Format::bytes(m_bytes));
}

void AnimationDialog::validate()
{
    if (isBusy())
        return;
    const QString wrong = problem();
    m_save->setEnabled(wrong.isEmpty());
    const AnimationRequest asked = request();
    QString note = wrong;
    if (wrong.isEmpty() && asked.format == AnimationFormat::WebP && QFileInfo::exists(asked.target))
        note = tr("The file exists and will be replaced.");
    m_result->setText(note);
    m_bytes = -1;
    const bool canEstimate = asked.last > asked.first && m_view->history().step() > 0;
    m_size->setText(canEstimate ? lengthText() : QString());
    m_estimateSoon.stop();
    if (m_estimate->isActive())
        m_estimate->cancel(); // and begins anew
    else if (canEstimate)
        m_estimateSoon.start();
}

void AnimationDialog::estimate()
{
    const AnimationRequest asked = request();
    if (isBusy() || m_estimate->isActive() || asked.last <= asked.first || m_view->history().step() < asked.last)
        return;
    m_estimate->estimate(*m_view, asked);
}

void AnimationDialog::save()
{
    if (const QString wrong = problem(); !wrong.isEmpty()) { // a folder may be gone since it was named
        m_result->setText(wrong);
        return;
    }
    const AnimationRequest asked = request();
    m_settings.lastFigureFolder.set(QFileInfo(asked.target).absolutePath());
    m_estimateSoon.stop();
    m_estimate->cancel();
    m_frameCount = AnimationExport::frameCount(asked);
    m_export->start(*m_view, asked);
    setBusy(true);
    showProgress(0, m_frameCount, -1);
}

void AnimationDialog::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_save->setEnabled(!busy);
    m_close->setText(busy ? tr("&Cancel") : tr("&Close"));
    m_progress->setVisible(busy);
}

void AnimationDialog::showProgress(int frames, int allFrames, double secondsLeft)
{
    m_progress->setRange(0, allFrames);
    m_progress->setValue(frames);
    const QString done = tr("%L1 of %Ln frame(s)", nullptr, allFrames).arg(frames);
    m_result->setText(
        secondsLeft < 0 ? done : tr("%1, about %2 left", "frames and time").arg(done, Format::duration(secondsLeft)));
}

void AnimationDialog::showEnd(const QString& text, int filesLeft)
{
    setBusy(false);
    if (m_view->header().folder != m_folder)
        showRun();
    QString all = text;
    if (filesLeft > 0)
        all = tr("%1 %L2 of %Ln frame(s) are in %3.", nullptr, m_frameCount)
                  .arg(text)
                  .arg(filesLeft)
                  .arg(m_target->text().trimmed());
    m_save->setEnabled(problem().isEmpty());
    m_result->setText(all);
}

void AnimationDialog::showPreview(const QImage& example)
{
    if (example.isNull()) {
        m_preview->clear();
        return;
    }
    const qreal ratio = devicePixelRatioF();
    QPixmap shown =
        QPixmap::fromImage(example.scaled(previewSize * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    shown.setDevicePixelRatio(ratio);
    m_preview->setPixmap(shown);
}

void AnimationDialog::reject()
{
    if (isBusy())
        m_export->cancel();
    else
        QDialog::reject();
}

} // namespace pathloom
