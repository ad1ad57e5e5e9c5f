// SPDX-License-Identifier: MIT
#include "widgets/common/figure.h"

#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/common/core_text.h"
#include "widgets/common/figure_saved.h"
#include "widgets/common/table_dialog.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPageSize>
#include <QPdfWriter>
#include <QStandardPaths>
#include <QSvgGenerator>

namespace pathloom {

namespace {

constexpr int dotsPerInch = 96; ///< of a device-independent pixel; fonts keep their proportions in every format
constexpr double pixelRatio = 2;

struct FigureText
{
    Q_DECLARE_TR_FUNCTIONS(Figure)
};

QByteArray svgOf(Figure& figure)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(dotsPerInch);
    generator.setSize(figure.figureSize());
    generator.setViewBox(QRect(QPoint(), figure.figureSize()));
    generator.setTitle(figure.figureTitle());
    figure.paintFigure(generator, figure.figureSize());
    return bytes;
}

QByteArray pdfOf(Figure& figure)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setTitle(figure.figureTitle());
    writer.setCreator(QCoreApplication::applicationName());
    const QSizeF points = QSizeF(figure.figureSize()) * 72.0 / dotsPerInch;
    writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    figure.paintFigure(writer, figure.figureSize());
    return bytes;
}

QByteArray pngOf(Figure& figure)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    figureImage(figure).save(&buffer, "PNG");
    return bytes;
}

QByteArray contentFor(Figure& figure, const QString& path)
{
    const QString extension = QFileInfo(path).suffix().toLower();
    if (extension == u"svg")
        return svgOf(figure);
    if (extension == u"pdf")
        return pdfOf(figure);
    if (extension == u"png")
        return pngOf(figure);
    if (extension == u"csv")
        return toCsv(figure.figureTable()).toUtf8();
    throw Error(FigureText::tr("the file name must end in .svg, .pdf, .png or .csv").toStdString(), path.toStdString());
}

QString proposedName(const Figure& figure)
{
    QString name;
    for (const QChar c : figure.figureTitle().toLower())
        name += c.isLetterOrNumber() ? c : QChar(u'-');
    while (name.contains(QStringLiteral("--")))
        name.replace(QStringLiteral("--"), QStringLiteral("-"));
    while (name.endsWith(u'-'))
        name.chop(1);
    return name;
}

void tellSaved(const QWidget* widget, const QString& path)
{
    FigureSaved saved(path);
    for (; widget && !saved.isAccepted(); widget = widget->window()->parentWidget())
        QCoreApplication::sendEvent(widget->window(), &saved);
}

} // namespace

QImage figureImage(Figure& figure)
{
    QImage image(figure.figureSize() * pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::white);
    figure.paintFigure(image, figure.figureSize());
    return image;
}

void saveFigure(Figure& figure, const QString& path)
{
    const QByteArray content = contentFor(figure, path);
    writeTextFile(std::filesystem::path(QFile::encodeName(path).toStdString()), content.toStdString());
}

bool saveFigureAs(QWidget* parent, Figure& figure)
{
    static QString folder; // of the last saved figure, for as long as the program runs
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QDir(folder).exists())
        folder = QDir::homePath();

    const QStringList filters{FigureText::tr("SVG drawing (*.svg)"), FigureText::tr("PDF document (*.pdf)"),
                              FigureText::tr("PNG image (*.png)"), FigureText::tr("CSV table of the numbers (*.csv)")};
    const QStringList extensions{QStringLiteral(".svg"), QStringLiteral(".pdf"), QStringLiteral(".png"),
                                 QStringLiteral(".csv")};
    QString chosen = filters.front();
    QString path =
        QFileDialog::getSaveFileName(parent, FigureText::tr("Save figure"), QDir(folder).filePath(proposedName(figure)),
                                     filters.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty()) {
        path += extensions.value(filters.indexOf(chosen), extensions.front());
        // The dialog asked about overwriting only for the name without the extension.
        const QString question = FigureText::tr("%1 exists already. Replace it?").arg(QFileInfo(path).fileName());
        if (QFileInfo::exists(path) &&
            QMessageBox::question(parent, FigureText::tr("Save figure"), question) != QMessageBox::Yes)
            return false;
    }
    folder = QFileInfo(path).absolutePath();
    try {
        saveFigure(figure, path);
        tellSaved(parent, path);
        return true;
    } catch (const std::exception& error) {
        QMessageBox::warning(parent, FigureText::tr("Save figure"),
                             FigureText::tr("The figure was not saved: %1").arg(CoreText::of(error.what())));
        return false;
    }
}

void showFigureTable(QWidget* parent, Figure& figure)
{
    auto* dialog = new TableDialog(figure.figureTitle(), figure.figureTable(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace pathloom
