// SPDX-License-Identifier: MIT
#include "widgets/targets/target_facts.h"

#include "widgets/common/core_text.h"
#include "widgets/common/fact_page.h"
#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/targets/target_text.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>

namespace pathloom {

namespace {

constexpr std::size_t shownMissing = 8;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

/// Conditions are what was so while the table was measured, and may be otherwise now.
enum class FactKind { Warning, Condition, Source, Environment };

FactKind kindOf(const std::string& key)
{
    if (key.rfind("warning", 0) == 0)
        return FactKind::Warning;
    for (const char* condition :
         {"date", "load", "governor", "busy share", "common error", "disturbance", "rounds", "speed reference ms"})
        if (key == condition)
            return FactKind::Condition;
    for (const char* source :
         {"source", "licence", "license", "copyright", "attribution", "citation", "changes", "url", "note"})
        if (key.rfind(source, 0) == 0)
            return FactKind::Source;
    return FactKind::Environment;
}

/// Keys of the environment that this program writes, in words; others as they are.
QString factName(const std::string& key)
{
    static const std::map<std::string, QString> names{{"cpu", TargetFacts::tr("Processor")},
                                                      {"cores", TargetFacts::tr("Cores")},
                                                      {"governor", TargetFacts::tr("Governor")},
                                                      {"library", TargetFacts::tr("Library")},
                                                      {"system", TargetFacts::tr("System")},
                                                      {"date", TargetFacts::tr("Date")},
                                                      {"source", TargetFacts::tr("Source")},
                                                      {"licence", TargetFacts::tr("Licence")},
                                                      {"license", TargetFacts::tr("Licence")},
                                                      {"copyright", TargetFacts::tr("Copyright")},
                                                      {"attribution", TargetFacts::tr("Attribution")},
                                                      {"changes", TargetFacts::tr("Changes")},
                                                      {"category", TargetFacts::tr("Category")},
                                                      {"activation", TargetFacts::tr("Activation")},
                                                      {"averaged", TargetFacts::tr("Averaged")},
                                                      {"relative", TargetFacts::tr("Relative")},
                                                      {"input", TargetFacts::tr("Input")},
                                                      {"constant", TargetFacts::tr("In the constant")},
                                                      {"fit", TargetFacts::tr("Fit")},
                                                      {"rounds", TargetFacts::tr("Rounds")},
                                                      {"deployed", TargetFacts::tr("Deployed with")},
                                                      {"corrected by", TargetFacts::tr("Corrected by")},
                                                      {"load", TargetFacts::tr("Load average before")},
                                                      {"busy share", TargetFacts::tr("Share of other work")},
                                                      {"common error", TargetFacts::tr("Error of all times together")},
                                                      {"disturbance", TargetFacts::tr("While measuring")},
                                                      //: time of a small network that tells how fast the machine is
                                                      {"speed reference ms", TargetFacts::tr("Reference network, ms")}};
    const auto found = names.find(key);
    return found == names.end() ? textOf(key) : found->second;
}

/// Values of the environment that this program writes as people read them; others as they are.
QString factValue(const std::string& key, const std::string& value)
{
    const QString text = textOf(value);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber && (key == "busy share" || key == "common error"))
        return Format::percent(number);
    if (const QDateTime date = QDateTime::fromString(text, Qt::ISODate); key == "date" && date.isValid())
        return QLocale().toString(date.toLocalTime(), QLocale::ShortFormat);
    return CoreText::of(value);
}

} // namespace

TargetFacts::TargetFacts(QWidget* parent) : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("targetFacts"));
    setAccessibleName(tr("Facts about the target"));
    setOpenExternalLinks(true);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    document()->setDocumentMargin(8);
}

void TargetFacts::showDetails(const TargetDetails& details)
{
    const bool isSame = m_details && m_details->row.target.id == details.row.target.id;
    const int place = verticalScrollBar()->value();
    m_details = details;
    setHtml(page());
    if (isSame)
        verticalScrollBar()->setValue(place);
}

QString TargetFacts::page() const
{
    const TargetDetails& d = *m_details;
    const HardwareTarget& target = d.row.target;
    const Theme theme = Theme::of(this);
    const QLocale locale;
    FactPage page(theme);
    page.title(CoreText::of(target.name));
    page.muted(tr("%1 · id %2", "origin and id of a target")
                   .arg(TargetText::origin(target.origin, d.table.has_value()), textOf(target.id)));
    if (!d.row.problem.isEmpty())
        page.line(d.row.problem, theme.error);

    QList<std::pair<QString, QString>> warnings, conditions, sources, facts;
    facts.append({tr("Device"), CoreText::of(target.device)});
    facts.append({tr("Runtime"), CoreText::of(target.runtime)});
    facts.append({tr("Threads"), target.threads > 0 ? locale.toString(target.threads) : tr("not stated")});
    facts.append({tr("Batch size"), target.batch > 0 ? locale.toString(target.batch) : Format::none()});
    facts.append({tr("Numeric format"), textOf(target.format)});
    if (d.table) {
        facts.append({tr("Entries"), locale.toString(qlonglong(d.table->entries.size()))});
        if (d.table->constantMs)
            facts.append({tr("Constant"), tr("%1 for stem and head together").arg(Format::ms(*d.table->constantMs))});
        for (const auto& [key, value] : d.table->environment) {
            const FactKind kind = kindOf(key);
            auto& list = kind == FactKind::Warning     ? warnings
                         : kind == FactKind::Condition ? conditions
                         : kind == FactKind::Source    ? sources
                                                       : facts;
            list.insert(key == "date" ? 0 : list.size(), {factName(key), factValue(key, value)});
        }
    } else if (d.row.problem.isEmpty()) {
        page.line(tr("Nothing was measured for this target yet: Measure does it now, a search when it starts."));
    }
    for (const auto& [name, value] : warnings)
        page.line(tr("When it was measured: %1").arg(value), theme.warning);
    if (d.table && isDisturbed(*d.table)) {
        QString sentence = tr("It was measured beside other work, which took %1 of the processor then: all latencies "
                              "may be off by ± %2.")
                               .arg(Format::percent(busyShareOf(*d.table)), Format::percent(commonErrorOf(*d.table)));
        if (isThisMachine(target))
            sentence += u' ' + tr("Measure again when quiet mends that.");
        page.line(sentence, theme.warning);
    }

    if (d.table) {
        page.heading(tr("Coverage of the space %1").arg(d.spaceName));
        if (!d.coverage) {
            page.muted(tr("Looking…"));
        } else {
            page.line(TargetText::coverage(*d.coverage), d.coverage->missing > 0 ? theme.warning : theme.text);
            QStringList missing;
            for (const LatencyKey& key : d.coverage->missingKeys) {
                if (static_cast<std::size_t>(missing.size()) == shownMissing)
                    break;
                missing << textOf(toText(key));
            }
            if (!missing.isEmpty()) {
                const int rest =
                    static_cast<int>(d.coverage->missingKeys.size() - static_cast<std::size_t>(missing.size()));
                QString list = missing.join(QStringLiteral("; "));
                if (rest > 0)
                    list = tr("%1; and %n more", "list of shapes", rest).arg(list);
                page.muted(tr("Missing: %1").arg(list));
            }
        }
        page.heading(tr("Estimates for shapes that are not in the table"));
        if (!d.formsKnown)
            page.muted(tr("Fitting the model…"));
        else if (d.forms.empty())
            page.line(tr("None: the table is too small to fit and check a model."));
        else
            page.line(tr("By %1, in cross-validation over %Ln entries", nullptr, d.forms.front().entries)
                          .arg(TargetText::estimateError(d.forms.front())));
        for (std::size_t i = 1; i < d.forms.size(); ++i)
            page.muted(tr("Tried: %1").arg(TargetText::estimateError(d.forms[i])));
        page.heading(tr("Whole networks"));
        const NetworkCorrections& corrections = d.table->corrections;
        for (const QString& sentence : TargetText::corrections(corrections))
            page.line(sentence);
        if (corrections.isEmpty())
            page.line(tr("Sum of the parts, without a correction: no networks were measured as a whole."));
        else if (corrections.bySize.empty())
            page.muted(tr("The errors are those of networks that were left out of the fit."));
        else
            page.muted(
                tr("The errors are those of networks that were left out of the fit; for other input sizes, of "
                   "networks whose whole size was left out. Measure networks of a size to correct it by itself."));
    }
    if (!conditions.isEmpty()) {
        page.heading(isThisMachine(target) ? tr("When it was measured here")
                                           : tr("When it was measured, as the table says"));
        page.rows(conditions);
    }
    if (!sources.isEmpty()) {
        page.heading(tr("Source and licence"));
        page.rows(sources);
    }
    page.heading(tr("Facts"));
    page.rows(facts);
    return page.html();
}

void TargetFacts::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_details)
        setHtml(page());
}

} // namespace pathloom
