// SPDX-License-Identifier: MIT
#include "app/window/network_dialog.h"

#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/graph/network_picture_view.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pathloom {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(NetworkDialog)
};

QString factsOf(const NetworkRow& row)
{
    const DerivedNetwork& network = row.network;
    const Costs total = costs(network.description);
    QStringList facts{Texts::tr("%1 parameters").arg(Format::parameters(total.parameters)),
                      Texts::tr("%1 MACs").arg(Format::macs(total.macs)),
                      row.predicted
                          ? Texts::tr("%1 predicted (%2)")
                                .arg(LatencyText::value(*row.predicted), LatencyText::origin(row.predicted->origin))
                          : Texts::tr("%1 predicted").arg(Format::msWithSpread(network.predictedMs, network.predictedErrorMs))};
    if (network.measuredMs)
        facts.append(
            Texts::tr("%1 measured here").arg(Format::msWithSpread(network.measuredMs, network.measuredDeviationMs)));
    if (network.testAccuracy)
        facts.append(Texts::tr("%1 of the test images right").arg(Format::percent(network.testAccuracy, 2)));
    return facts.join(QStringLiteral(" · "));
}

} // namespace

void showNetworkPicture(const NetworkRow& row, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = QString::fromStdString(row.network.name);
    dialog->setWindowTitle(Texts::tr("%1 of %2", "network and run").arg(name, row.runName));

    auto* facts = new QLabel(factsOf(row), dialog);
    facts->setWordWrap(true);
    auto* text = new QLabel(QString::fromStdString(row.network.architecture), dialog);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setWordWrap(true);
    text->setAccessibleDescription(Texts::tr("Architecture"));
    auto* picture = new NetworkPictureView(dialog);
    picture->setNetwork(row.network.description);
    auto* scroll = new QScrollArea(dialog);
    scroll->setWidget(picture);
    scroll->setWidgetResizable(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto* save = buttons->addButton(Texts::tr("&Save as…"), QDialogButtonBox::ActionRole);
    QObject::connect(save, &QPushButton::clicked, dialog, [dialog, picture] { saveFigureAs(dialog, *picture); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);

    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(facts);
    layout->addWidget(scroll, 1);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->resize(940, 460);
    dialog->show();
}

} // namespace pathloom
