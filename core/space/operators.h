// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pathloom {

/// Size of one image or feature map, without the batch.
struct Shape
{
    int channels = 0;
    int height = 0;
    int width = 0;
    std::int64_t elements() const { return std::int64_t(channels) * height * width; }
    bool operator==(const Shape&) const = default;
};

enum class Activation { None, Relu, Relu6 };

/// Kinds of operators. Each has one entry in the catalogue (operators.cpp): its text form and its expansion into
/// primitive layers. Costs, LibTorch module, ONNX nodes and drawing name all follow from that entry.
enum class OperatorKind {
    Conv,       ///< convolution, batch norm, activation ("conv k3 s2 c32"); also the stem and the mix layer
    MBConv,     ///< inverted bottleneck of MobileNetV2 ("mbconv k5 e6"), reference section 3
    Skip,       ///< identity; the field's "Zero" of a block that has a shortcut: the layer is removed
    MaxPool,    ///< "maxpool k2 s2"
    GlobalPool, ///< average over the whole map, channels x 1 x 1
    Linear,     ///< optional dropout, then a fully connected layer with bias; needs a 1x1 map
};

/// One operation with its attributes. Shapes are not part of it: they follow from the place where it stands.
struct Operator
{
    OperatorKind kind = OperatorKind::Skip;
    int kernel = 1;
    int stride = 1;
    double expand = 1; ///< MBConv: width of the middle = round(input channels * expand)
    int channels = 0;  ///< output channels; 0 = as many as come in
    Activation activation = Activation::Relu6;
    double dropout = 0; ///< Linear only, 0..1
    bool operator==(const Operator&) const = default;
};

enum class LayerKind { Conv, BatchNorm, Activation, MaxPool, GlobalPool, Dropout, Linear };

/// A primitive layer with everything needed to build, export and count it.
struct Layer
{
    LayerKind kind;
    std::string name; ///< unique inside the block, such as "depthwise.conv"; names the weights
    Shape input, output;
    int kernel = 1;
    int stride = 1;
    int padding = 0;
    int groups = 1;
    Activation activation = Activation::None;
    double rate = 0; ///< Dropout
};

/// The primitive layers of op on this input, in order. A Skip has none.
/// Throws Error if the operator cannot stand there (Linear on a map larger than 1x1, even kernel …).
std::vector<Layer> expand(const Operator& op, const Shape& input);
/// Shape behind op.
Shape outputShape(const Operator& op, const Shape& input);

/// Multiply-accumulates of convolutions and linear layers; batch norm, activations and additions count nothing, as in
/// the field's tables.
std::int64_t macs(const Layer& layer);
/// Convolutions have no bias; batch norm has two parameters a channel; linear layers have a bias.
std::int64_t parameters(const Layer& layer);

/// Short text of a candidate as people write it: "k3e6", "skip"; other operators in their long form "conv k3 s2 c32",
/// with their activation where it is not ReLU6. Reads back to the same operator, dropout excepted.
std::string toText(const Operator& op);
/// The word of a candidate in an architecture's text: without stride and channels, which its block fixes ("k3e6",
/// "conv_k3", "k3e3_relu"). The candidates of a block have different words.
std::string candidateText(const Operator& candidate);
/// Reads both forms ("k3e6", "mbconv k3 e6 s2 c24 relu", "3x3_MBConv6", "Zero"). Throws Error saying what is wrong:
/// words that the operator does not take or that stand twice, numbers outside their range.
/// @param unnamed the activation where the text names none
Operator parseOperator(const std::string& text, Activation unnamed = Activation::Relu6);
/// Whether operators of this kind take an activation; in the others it stays as it is and means nothing.
bool hasActivation(OperatorKind kind);
/// Name for drawings and tables: "MBConv 3×3, expand 6", "Skip", "Conv 3×3, ReLU".
std::string displayName(const Operator& op);

/// Rounds a scaled channel count to a multiple of 8, never by more than 10 % down (reference section 2.4).
int round8(double channels);

} // namespace pathloom
