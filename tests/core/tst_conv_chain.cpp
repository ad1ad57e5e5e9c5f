// SPDX-License-Identifier: MIT
// Operators on the training kernels against the same operators in LibTorch, one operation a layer: shapes at the edge
// of what the kernels have, and beyond it.
#include "core/nn/modules.h"
#include "tests/support/errors.h"

#include <QTest>

using namespace pathloom;

namespace {

constexpr int batchSize = 3;

/// What a training step of an operator leaves, by name.
using Result = std::map<std::string, torch::Tensor>;

torch::Tensor randomMap(const Shape& shape)
{
    return torch::randn({batchSize, shape.channels, shape.height, shape.width})
        .contiguous(torch::MemoryFormat::ChannelsLast);
}

std::shared_ptr<OperatorModule> makeOperator(const std::string& text, const Shape& input, bool kernels)
{
    auto module = std::make_shared<OperatorModule>(parseOperator(text), input, BatchNormSettings());
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(std::uint64_t(7));
    module->initialize(generator);
    module->visitTensors([&](const std::string& name, torch::Tensor& tensor) { // away from 0 and 1, which hide mistakes
        const torch::NoGradGuard noGradients;
        if (name.find("bn") != std::string::npos)
            tensor.uniform_(0.5, 1.5, generator);
    });
    if (!kernels)
        module->moveTo({.device = torch::kCPU, .mapFormat = torch::kFloat32});
    return module;
}

Result step(OperatorModule& module, const torch::Tensor& images, const torch::Tensor& dy, BatchNormMode mode,
            bool shortcut)
{
    const torch::Tensor x = images.detach().clone(torch::MemoryFormat::Preserve).requires_grad_();
    torch::Tensor gate;
    const torch::Tensor y = module.forward(x, mode, shortcut, [&](const torch::Tensor& value) { gate = value; });
    y.backward(dy);
    Result result{{"y", y.detach()}, {"dx", x.grad()}, {"gate", gate}};
    if (mode == BatchNormMode::BatchOnly)
        result["gate alone"] = module.gate(images, dy);
    module.visitTensors([&](const std::string& name, torch::Tensor& tensor) {
        result[name] = tensor.detach().clone();
        if (tensor.requires_grad())
            result["gradient of " + name] = tensor.grad();
    });
    return result;
}

/// The first tensor that is not within float32's rounding, as text; empty if all are.
QString difference(const Result& a, const Result& b)
{
    if (a.size() != b.size())
        return QStringLiteral("other tensors");
    for (const auto& [name, tensor] : a) {
        const torch::Tensor& other = b.at(name);
        if (tensor.defined() != other.defined() || tensor.sizes() != other.sizes())
            return QString::fromStdString(name) + QStringLiteral(": another shape");
        // Batch norm takes out the size of the only weight before it: its gradient is what remains of larger numbers.
        const double scale = std::max(0.1, other.abs().max().item<double>());
        const double largest = (tensor - other).abs().max().item<double>() / scale;
        if (!(largest < 2e-4))
            return QStringLiteral("%1: %2").arg(QString::fromStdString(name)).arg(largest);
    }
    return {};
}

} // namespace

class TestConvChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(3); }
    void operatorsAgreeWithLibTorch_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("side");
        QTest::addColumn<bool>("shortcut");
        const auto row = [](const char* op, int channels, int side, bool shortcut) {
            QTest::addRow("%s on %d x %d x %d%s", op, channels, side, side, shortcut ? ", shortcut" : "")
                << QString::fromLatin1(op) << channels << side << shortcut;
        };
        row("mbconv k3 e3", 5, 9, true);
        row("mbconv k5 e6 s2 c7", 4, 9, false);
        row("mbconv k7 e3", 3, 2, true); // the window is larger than the map, but not with its border
        row("conv k1 c6", 5, 4, false);
        // One channel in and out: one group, but no 1x1 convolution.
        row("mbconv k3 e1 s2 c16", 1, 9, false);
        row("mbconv k5 e1", 1, 8, true);
        row("conv k3", 1, 8, true);
        row("conv k3 s2", 1, 9, false);
        row("conv k1", 1, 5, false);
        // LibTorch runs the convolution, the kernels its batch norm.
        row("conv k3 c6", 2, 9, false);
        row("mbconv k17 e2", 3, 20, true);
        row("mbconv k3 e2 s5 c4", 3, 21, false);
    }
    void operatorsAgreeWithLibTorch()
    {
        QFETCH(QString, op);
        QFETCH(int, channels);
        QFETCH(int, side);
        QFETCH(bool, shortcut);
        const Shape input{channels, side, side};
        const torch::Tensor images = randomMap(input);
        const torch::Tensor dy = randomMap(outputShape(parseOperator(op.toStdString()), input));
        for (const BatchNormMode mode : {BatchNormMode::Train, BatchNormMode::BatchOnly, BatchNormMode::Running}) {
            const auto kernels = makeOperator(op.toStdString(), input, true);
            const auto plain = makeOperator(op.toStdString(), input, false);
            const QString wrong =
                difference(step(*kernels, images, dy, mode, shortcut), step(*plain, images, dy, mode, shortcut));
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("mode %1, %2").arg(int(mode)).arg(wrong)));
        }
    }

    void mapsThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QString>("op");
        QTest::newRow("pointwise first") << QStringLiteral("mbconv k3 e3");
        QTest::newRow("depthwise first") << QStringLiteral("mbconv k3 e1");
    }
    void mapsThatDoNotFitAreRefused()
    {
        QFETCH(QString, op);
        const auto module = makeOperator(op.toStdString(), {4, 6, 6}, true);
        for (const int channels : {3, 5, 8})
            QCOMPARE(errorOf([&] {
                         module->forward(randomMap({channels, 6, 6}), BatchNormMode::Train);
                     }),
                     QStringLiteral("a convolution of 4 channels cannot read a map of 3 x %1 x 6 x 6").arg(channels));
        QVERIFY(!errorOf([&] { module->forward(torch::empty({0, 4, 6, 6}), BatchNormMode::Train); }).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestConvChain)
#include "tst_conv_chain.moc"
