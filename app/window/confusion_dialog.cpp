// SPDX-License-Identifier: MIT
#include "app/window/confusion_dialog.h"

#include "core/evaluate/class_names.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/paths.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace pathloom {

namespace {

constexpr std::size_t mostPictures = 500; ///< of a cell: the first ones; more only cost memory

QStringList shownNames(const std::vector<std::string>& names, int classes)
{
    QStringList shown;
    for (int number = 0; number < classes; ++number)
        shown << QString::fromStdString(shownClassName(names, number));
    return shown;
}

} // namespace

ConfusionDialog::ConfusionDialog(const NetworkRow& network, JobRunner* jobs, QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_images(std::make_shared<TestPictures>(pathOf(network.runFolder))),
      m_panel(new ConfusionPanel), m_empty(new EmptyLabel), m_stack(new QStackedLayout)
{
    setObjectName(QStringLiteral("confusionDialog"));
    //: network and run
    setWindowTitle(
        tr("Confusion matrix of %1 of %2").arg(QString::fromStdString(network.network.name), network.runName));
    m_empty->setText(tr("Reading the run…"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_panel);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_save = buttons->addButton(tr("&Save as…"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(QStringLiteral("saveMatrix"));
    for (QAbstractButton* button : buttons->buttons())
        static_cast<QPushButton*>(button)->setAutoDefault(false); // Return is for the cell
    m_save->setEnabled(false);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_stack, 1);
    layout->addWidget(buttons);
    resize(1180, 760);

    connect(m_save, &QPushButton::clicked, this, [this] { saveFigureAs(this, *m_panel->view()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_panel, &ConfusionPanel::picturesWanted, this, &ConfusionDialog::readPictures);
    readRun(network);
}

ConfusionDialog::~ConfusionDialog()
{
    if (!m_jobs)
        return;
    m_jobs->cancel(m_reading);
    m_jobs->cancel(m_picturing);
}

void ConfusionDialog::readRun(const NetworkRow& network)
{
    m_reading = m_jobs->start(
        {.owner = this,
         .work = [this, folder = network.runFolder, id = network.network.id](JobContext&) -> JobDelivery {
             const auto run = RunStore::open(pathOf(folder), RunStore::Access::Read);
             const DerivedNetwork found = run->network(id);
             std::optional<Predictions> predictions = run->predictions(id);
             if (!predictions)
                 return [this, isTrained = found.testAccuracy.has_value()] {
                     m_empty->setText(isTrained
                                          ? tr("The network was tested by a version of Pathloom that did not keep "
                                               "what it says of each image. Train it again to see it here.")
                                          : tr("The network has not been trained yet: it has nothing to say of "
                                               "the test images."));
                 };
             const auto kept = std::make_shared<const Predictions>(std::move(*predictions));
             const ConfusionSubject subject{.network = QString::fromStdString(found.name),
                                            .matrix = ConfusionMatrix(*kept),
                                            .classNames = shownNames(run->info().classNames, kept->classes)};
             return [this, kept, subject] {
                 m_predictions = kept;
                 m_panel->setSubject(subject);
                 m_stack->setCurrentWidget(m_panel);
                 m_save->setEnabled(true);
                 m_panel->view()->setFocus();
             };
         },
         .failed = [this](const QString& sentence) { m_empty->setText(sentence); }});
}

void ConfusionDialog::readPictures(int truth, int predicted, PictureForm form)
{
    m_jobs->cancel(m_picturing);
    m_shown.clear();
    m_picturing = m_jobs->start(
        {.lane = JobLane::Surveying,
         .owner = this,
         .work = [this, truth, predicted, form, predictions = m_predictions,
                  images = m_images](JobContext& context) -> JobDelivery {
             const std::vector<std::int64_t> wanted = imagesOfCell(*predictions, truth, predicted, mostPictures);
             const std::int64_t all =
                 std::int64_t(imagesOfCell(*predictions, truth, predicted, std::size_t(predictions->size())).size());
             if (wanted.empty())
                 return {};
             context.post([this, has = images->hasOriginals(context.stopToken())] { m_panel->setHasOriginals(has); });
             images->read(
                 wanted, form,
                 [&](const QList<ShownPicture>& some) { context.post([this, some, all] { showPictures(some, all); }); },
                 context.stopToken());
             return {};
         },
         .failed = [this](const QString& sentence) { m_panel->setFailure(sentence); }});
}

void ConfusionDialog::showPictures(const QList<ShownPicture>& some, std::int64_t all)
{
    m_shown << some;
    m_panel->setPictures(m_shown, all > std::int64_t(mostPictures)
                                      ? tr("The first %L1 of %L2 images.").arg(mostPictures).arg(all)
                                      : QString());
}

} // namespace pathloom
