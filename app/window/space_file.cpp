// SPDX-License-Identifier: MIT
#include "app/window/space_file.h"

#include "core/data/data_kinds.h"
#include "core/data/picture_sets.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/common/paths.h"

#include <QCryptographicHash>

#include <algorithm>

#include <spdlog/spdlog.h>

namespace pathloom {

QString nameOrFileOf(const SearchSpace& space)
{
    const std::vector<std::string> shipped = shippedSpaces();
    const bool hasName = std::ranges::find(shipped, space.name) != shipped.end();
    if (hasName && toJson(space) == toJson(loadSpace(space.name, {.input = space.input, .classes = space.classes})))
        return QString::fromStdString(space.name);
    const std::string text = toJson(space).dump(1) + '\n';
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha1);
    QString name = QString::fromStdString(space.name);
    name.replace(u'/', u'_');
    const std::filesystem::path file =
        writableDataFolder("spaces") /
        pathOf(QStringLiteral("%1-%2.json").arg(name, QLatin1String(hash.toHex().left(8))));
    writeTextFile(file, text);
    return textOf(file);
}

void useSpace(SearchRequest& request, const SearchSpace& space, const Shape& images)
{
    request.space = nameOrFileOf(space);
    const bool canResize = std::ranges::any_of(dataKind(request.data.kind).options, [](const DataOption& option) {
        return std::string_view(option.key) == sizeOption;
    });
    const Shape& input = space.input;
    if (canResize && input.width == input.height && input.width != images.width)
        request.data.options[sizeOption] = std::to_string(input.width);
}

QString nameOrFileOf(const SearchRequest& request, const SearchSpace& space)
{
    if (request.space != QLatin1String(proposedSpace))
        return request.space;
    try {
        return nameOrFileOf(space);
    } catch (const Error& e) {
        spdlog::warn("{}", e.what());
        return QString::fromStdString(proposeSpace(space.input, space.classes).base);
    }
}

} // namespace pathloom
