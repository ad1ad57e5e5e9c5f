// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace pathloom {

/// Texts of search spaces, operators and networks. See core_text_table.h.
inline constexpr const char* spaceTexts[] = {
    QT_TRANSLATE_NOOP("CoreText", "Small images, 28 to 32 pixels, for a CPU"),
    QT_TRANSLATE_NOOP("CoreText", "Small images, 28 to 32 pixels, blocks of several kinds"),
    QT_TRANSLATE_NOOP("CoreText", "Small colour images, 32 pixels"),
    QT_TRANSLATE_NOOP("CoreText", "ImageNet, 224 pixels, as in ProxylessNAS"),
    QT_TRANSLATE_NOOP("CoreText", "Made from '%1' for %2 pixels and %3 classes"),
    QT_TRANSLATE_NOOP("CoreText", "For images of %1 pixels '%2' is right as it is: its smallest maps have %3 pixels."),
    QT_TRANSLATE_NOOP("CoreText", "For images of %1 pixels, made from '%2': the map is halved %3 times instead of %4, "
                                  "so that none is smaller than %5 pixels."),
    QT_TRANSLATE_NOOP("CoreText", "For images of %1 pixels, made from '%2': %3 channels before the classifier tell %4 "
                                  "classes apart, and no map is smaller than %5 pixels."),
    QT_TRANSLATE_NOOP("CoreText",
                      "For images of %1 pixels, made from '%2': the map is halved %3 times instead of %4, so that none "
                      "is smaller than %5 pixels, and %6 channels before the classifier tell %7 classes apart."),
    QT_TRANSLATE_NOOP("CoreText", "no search space fits images of %1 pixels"),
    QT_TRANSLATE_NOOP("CoreText", "they need %1 in both directions at least"),
    QT_TRANSLATE_NOOP("CoreText", "Conv %1"),
    QT_TRANSLATE_NOOP("CoreText", "MBConv %1, expand %2"),
    QT_TRANSLATE_NOOP("CoreText", "Skip"),
    QT_TRANSLATE_NOOP("CoreText", "Max pool %1"),
    QT_TRANSLATE_NOOP("CoreText", "Global average pool"),
    QT_TRANSLATE_NOOP("CoreText", "Linear"),
    QT_TRANSLATE_NOOP("CoreText", "%1, ReLU"),
    QT_TRANSLATE_NOOP("CoreText", "%1, linear"),
    QT_TRANSLATE_NOOP("CoreText", "there is no shipped network '%1'"),
    QT_TRANSLATE_NOOP("CoreText", "there are %1"),
    QT_TRANSLATE_NOOP("CoreText", "its last map is %1 pixels wide"),
    QT_TRANSLATE_NOOP("CoreText", "has no linear layer whose outputs could become the classes"),
    QT_TRANSLATE_NOOP("CoreText", "cannot take images of %1x%2x%3: %4"),
    QT_TRANSLATE_NOOP("CoreText", "the images are too small even without its strides"),
    QT_TRANSLATE_NOOP("CoreText", "has no candidate number %1"),
    QT_TRANSLATE_NOOP("CoreText", "the architecture has %1 words, but the space '%2' has %3 choice blocks"),
    QT_TRANSLATE_NOOP("CoreText", "has no candidate '%1'"),
    QT_TRANSLATE_NOOP("CoreText", "has no input"),
    QT_TRANSLATE_NOOP("CoreText", "input %1 is not an earlier block"),
    QT_TRANSLATE_NOOP("CoreText", "adds inputs of different shapes, %1 and %2"),
    QT_TRANSLATE_NOOP("CoreText", "has no blocks"),
    QT_TRANSLATE_NOOP("CoreText", "the name '%1' of block %2 is empty or used twice"),
    QT_TRANSLATE_NOOP("CoreText", "a skip takes no shortcut: it passes its input on itself"),
    QT_TRANSLATE_NOOP("CoreText", "its shortcut cannot add %1 to %2"),
    QT_TRANSLATE_NOOP("CoreText", "the last block gives %1, not %2 logits"),
    QT_TRANSLATE_NOOP("CoreText", "must be relu6, relu or none, not '%1'"),
    QT_TRANSLATE_NOOP("CoreText", "is wrong: %1"),
    QT_TRANSLATE_NOOP("CoreText", "has no meaning for '%1'"),
    QT_TRANSLATE_NOOP("CoreText", "says another thing than 'op', which is '%1'"),
    QT_TRANSLATE_NOOP("CoreText", "operator kind without a catalogue entry"),
    QT_TRANSLATE_NOOP("CoreText", "kernel must be odd and between 1 and 31, not %1"),
    QT_TRANSLATE_NOOP("CoreText", "stride must lie between 1 and 8, not %1"),
    QT_TRANSLATE_NOOP("CoreText", "expansion must lie above 0 and up to 32, not %1"),
    QT_TRANSLATE_NOOP("CoreText", "channels must lie between 1 and 65536, not %1"),
    QT_TRANSLATE_NOOP("CoreText", "'%1' in '%2' is not an attribute of this operator"),
    QT_TRANSLATE_NOOP("CoreText", "'%1' in '%2' says again what another word says"),
    QT_TRANSLATE_NOOP("CoreText", "'%1' is not an operator"),
    QT_TRANSLATE_NOOP("CoreText", "examples: k3e6, skip, conv k3 s2 c32, mbconv k5 e3"),
    QT_TRANSLATE_NOOP("CoreText", "a linear layer needs a 1x1 map, not %1x%2"),
    QT_TRANSLATE_NOOP("CoreText", "put a global pool before it"),
    QT_TRANSLATE_NOOP("CoreText", "%1 leaves nothing of a %2x%3 map"),
    QT_TRANSLATE_NOOP("CoreText", "is %1, but '%2' says another one"),
    QT_TRANSLATE_NOOP("CoreText", "is %1, but '%2' says another number"),
    QT_TRANSLATE_NOOP("CoreText", "hold no block with more than one candidate, so there is nothing to search"),
    QT_TRANSLATE_NOOP("CoreText", "must be an object of settings"),
    QT_TRANSLATE_NOOP("CoreText", "'%1' is neither a shipped search space (%2) nor a file"),
    QT_TRANSLATE_NOOP("CoreText", "leaves block '%1' nothing but skip, which needs equal shapes"),
    QT_TRANSLATE_NOOP("CoreText", "gives another shape than the block's other candidates"),
    QT_TRANSLATE_NOOP("CoreText", "gives %1 channels, the block has %2"),
    QT_TRANSLATE_NOOP("CoreText", "candidate '%1' of block '%2': %3"),
    QT_TRANSLATE_NOOP("CoreText", "names '%1' twice"),
    QT_TRANSLATE_NOOP("CoreText", "has another number of blocks or candidates than the path probabilities"),
};

} // namespace pathloom
