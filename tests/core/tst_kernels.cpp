// SPDX-License-Identifier: MIT
// The training kernels of every instruction set against LibTorch's own operations in float64.
#include "tests/support/kernel_convolutions.h"

#include <QTest>

using namespace pathloom;
using namespace pathloom::test;
using kernels::availableKernels;
using kernels::Kernels;

namespace {

/// Channels are those of no, one and several vectors with and without a rest, pixels those of one stretch, of several,
/// and of a rest.
const std::vector<ConvolutionShape> pointwiseShapes{
    pointwiseShape(1, 1, 1, 1, 1),       pointwiseShape(1, 1, 1, 3, 5),      pointwiseShape(1, 3, 1, 5, 8),
    pointwiseShape(2, 7, 5, 17, 24),     pointwiseShape(3, 13, 11, 33, 100), pointwiseShape(2, 14, 14, 144, 33),
    pointwiseShape(1, 9, 9, 100, 3),     pointwiseShape(2, 5, 7, 8, 144),    pointwiseShape(1, 47, 33, 24, 17),
    pointwiseShape(1, 23, 29, 144, 100), pointwiseShape(1, 9, 7, 500, 320),  pointwiseShape(4, 31, 37, 1, 3),
};

std::vector<ConvolutionShape> depthwiseShapes()
{
    std::vector<ConvolutionShape> shapes;
    for (const int kernel : {1, 3, 5, 7, 9, 15})
        for (const int stride : {1, 2, 3, 4})
            shapes.push_back(depthwiseShape(2, 7, 5, 17, kernel, stride));
    const ConvolutionShape others[] = {
        depthwiseShape(1, 1, 1, 1, 1, 1),       depthwiseShape(1, 1, 1, 3, 7, 4),
        depthwiseShape(1, 2, 1, 5, 5, 2),       depthwiseShape(3, 4, 9, 8, 3, 3),
        depthwiseShape(3, 13, 30, 24, 7, 2),    depthwiseShape(1, 14, 14, 144, 5, 1),
        depthwiseShape(2, 12, 15, 100, 3, 2),   depthwiseShape(1, 10, 11, 33, 9, 3),
        depthwiseShape(1, 16, 13, 33, 2, 4, 0), // pixels that no window holds
        depthwiseShape(2, 9, 9, 8, 4, 1, 1),    depthwiseShape(1, 8, 9, 5, 6, 2, 3),
        depthwiseShape(1, 11, 6, 3, 5, 1, 0),   depthwiseShape(2, 6, 7, 17, 5, 3, 4), // windows outside of the map
        depthwiseShape(1, 3, 3, 24, 7, 1, 6),   depthwiseShape(1, 1, 20, 3, 15, 1),
        depthwiseShape(1, 61, 50, 33, 3, 1),    depthwiseShape(1, 50, 61, 17, 15, 1), // several bands
        depthwiseShape(1, 120, 131, 5, 3, 1),   depthwiseShape(1, 131, 120, 5, 7, 2),
        depthwiseShape(1, 119, 121, 5, 5, 3),   depthwiseShape(1, 122, 119, 8, 3, 4),
    };
    shapes.insert(shapes.end(), std::begin(others), std::end(others));
    return shapes;
}

Place nextPlace()
{
    static int count = 0;
    constexpr Place places[] = {Place::AtEnd, Place::BehindStart, Place::AtStart};
    return places[count++ % 3];
}

/// Without one of the outputs, the others are the same.
QString wrongWithLess(const Convolution& c, const Kernels& set, const ConvolutionOutputs& whole)
{
    const ConvolutionOutputs noG = c.run(set, false, true), noWeights = c.run(set, true, false);
    const ConvolutionOutputs neither = c.run(set, false, false);
    QString wrong;
    if (!noG.weightGradient.sameBits(whole.weightGradient))
        wrong += QStringLiteral("other weight gradient without g");
    if (!noWeights.g.sameBits(whole.g) || !noWeights.gSum.sameBits(whole.gSum) ||
        !noWeights.gProducts.sameBits(whole.gProducts))
        wrong += QStringLiteral("other g without weight gradient");
    if (!noG.intact() || !noWeights.intact() || !neither.intact())
        wrong += QStringLiteral("written outside of the outputs that are wanted");
    return wrong;
}

} // namespace

class TestKernels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(3); }
    void init() { torch::manual_seed(1); }

    void convolution_data()
    {
        QTest::addColumn<int>("set");
        QTest::addColumn<int>("shape");
        const auto all = availableKernels();
        for (int shape = 0; shape < int(m_shapes.size()); ++shape)
            for (int set = 0; set < int(all.size()); ++set)
                QTest::addRow("%s: %s", all[set]->name, qPrintable(m_shapes[shape].name())) << set << shape;
    }
    void convolution()
    {
        QFETCH(int, set);
        QFETCH(int, shape);
        const Kernels& kernels = *availableKernels()[set];
        for (const Case& one : casesOf(shape)) {
            const ConvolutionOutputs out = one.convolution.run(kernels);
            QString wrong = wrongIn(one.convolution, one.expected, out) + wrongWithLess(one.convolution, kernels, out);
            if (!out.intact())
                wrong += QStringLiteral("written outside of the outputs");
            QVERIFY2(wrong.isEmpty(), qPrintable(one.name + QStringLiteral(": ") + wrong));
        }
    }

    void passesOverMaps_data()
    {
        QTest::addColumn<int>("set");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("channels");
        const auto all = availableKernels();
        for (int set = 0; set < int(all.size()); ++set)
            for (const int channels : {1, 3, 5, 8, 17, 24, 33, 100, 144, 5000})
                for (const int pixels : {1, 2, 63, 1001})
                    if (channels < 5000 || pixels < 63)
                        QTest::addRow("%s: %d x %d", all[set]->name, pixels, channels) << set << pixels << channels;
    }
    void passesOverMaps()
    {
        QFETCH(int, set);
        QFETCH(int, pixels);
        QFETCH(int, channels);
        const Kernels& kernels = *availableKernels()[set];
        const MapShape shape{1, pixels, 1, channels};
        for (const Reading reading : everyReading) {
            const Place place = nextPlace();
            const InputMap x(shape, reading, place);
            const GradientMap dy(shape, false, place);
            QString wrong = wrongRead(kernels, x, dy.memory(), dy.g(), place) +
                            wrongRead(kernels, x, nullptr, torch::zeros_like(dy.g()), place) +
                            wrongGradientSums(kernels, x, dy, place);
            if (reading == Reading::AsIs)
                wrong += wrongSums(kernels, x, place);
            QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromLatin1(nameOf(reading)) + QStringLiteral(": ") + wrong));
        }
        for (const bool lazy : {false, true}) {
            const Place place = nextPlace();
            const GradientMap dz(shape, lazy, place);
            Walled<float> out(shape.count(), place);
            kernels.writeGradient(pixels, channels, dz.gradient(), out.data());
            const QString wrong = difference("dz", copiedMap(out, shape), dz.wanted(), dz.magnitude(), tolerance);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            QVERIFY(out.intact());
        }
    }

    /// Batch norm takes the variance from the sums of z and z², most of which cancels out where the mean is large.
    void sumsGiveTheVariance_data() { everySet(); }
    void sumsGiveTheVariance()
    {
        QFETCH(int, set);
        const Kernels& kernels = *availableKernels()[set];
        constexpr int side = 224, channels = 16, pixels = side * side;
        const Tensor x = torch::randn({pixels, channels}) + 10;
        const Tensor identity = torch::eye(channels);
        Tensor centre = torch::zeros({channels, 3, 3}); // of the kernel: a depthwise identity
        centre.select(1, 1).select(1, 1).fill_(1);
        Tensor z = torch::empty_like(x);
        const Tensor wanted = inFloat64(x).var(0, false);
        Walled<double> first(channels), second(channels);
        const kernels::ChannelSums sums{first.data(), second.data()};
        const auto worst = [&] {
            const Tensor mean = copied(first) / pixels;
            const double error = ((copied(second) / pixels - mean * mean - wanted).abs() / wanted).max().item<double>();
            std::fill_n(first.data(), channels, 0.0);
            return error;
        };
        kernels.sums(pixels, channels, x.data_ptr<float>(), sums);
        QCOMPARE_LT(worst(), 3e-5);
        kernels.pointwiseForward({pixels, channels, channels}, {.z = x.data_ptr<float>()}, identity.data_ptr<float>(),
                                 z.data_ptr<float>(), sums);
        QCOMPARE_LT(worst(), 3e-5);
        kernels.depthwiseForward({1, side, side, channels, 3, 1, 1}, {.z = x.data_ptr<float>()},
                                 centre.data_ptr<float>(), z.data_ptr<float>(), sums);
        QCOMPARE_LT(worst(), 3e-5);
    }

    /// As LibTorch's ReLU and ReLU6 have it, what lies on a bound has no gradient.
    void boundsHaveNoGradient_data() { everySet(); }
    void boundsHaveNoGradient()
    {
        QFETCH(int, set);
        constexpr int channels = 9;
        const std::vector<float> means(channels, 1), scales(channels, 2), shifts(channels, -2);
        const Tensor z =
            torch::tensor({1.0f, 1.5f, 2.0f, 3.0f, 4.0f, 4.5f, 5.0f, 5.5f, 6.0f}); // clamped: 0, 0, 0, 2 .. 6
        const Tensor before = ((z - 1) * 2 - 2).requires_grad_();
        const Tensor dy = torch::arange(1, channels + 1).to(torch::kFloat32);
        torch::relu6(before).backward(dy);
        const kernels::MapInput x{z.data_ptr<float>(), means.data(), scales.data(), shifts.data(), 0, 6};
        std::vector<float> g(channels);
        std::vector<double> first(channels), second(channels);
        availableKernels()[set]->gradientSums(1, channels, x, dy.data_ptr<float>(), g.data(),
                                              {first.data(), second.data()});
        for (int i = 0; i < channels; ++i)
            QCOMPARE(g[i], before.grad()[i].item<float>());
    }

private:
    struct Case
    {
        QString name;
        Convolution convolution;
        ExpectedConvolution expected;
    };
    /// All ways to read the operands of a shape. They are kept for the next set, as float64 takes LibTorch long.
    const std::vector<Case>& casesOf(int shape)
    {
        if (shape == m_shapeOfCases)
            return m_cases;
        m_cases.clear();
        m_shapeOfCases = shape;
        for (const Reading reading : everyReading)
            for (const bool lazy : {false, true})
                for (const bool residual : {false, true}) {
                    if (residual && (reading != Reading::AsIs || m_shapes[shape].isDepthwise()))
                        continue;
                    Convolution c(m_shapes[shape], reading, lazy, residual, nextPlace());
                    ExpectedConvolution expected = c.expected();
                    m_cases.push_back({QStringLiteral("read %1%2%3")
                                           .arg(QString::fromLatin1(nameOf(reading)),
                                                lazy ? QStringLiteral(", lazy gradient") : QString(),
                                                residual ? QStringLiteral(", residual") : QString()),
                                       std::move(c), std::move(expected)});
                }
        return m_cases;
    }
    static void everySet()
    {
        QTest::addColumn<int>("set");
        const auto all = availableKernels();
        for (int set = 0; set < int(all.size()); ++set)
            QTest::newRow(all[set]->name) << set;
    }
    static QString wrongRead(const Kernels& kernels, const InputMap& x, const float* residual, const Tensor& added,
                             Place place)
    {
        const MapShape& shape = x.shape();
        Walled<float> y(shape.count(), place);
        kernels.read(shape.pixels(), int(shape.channels), x.input(), residual, y.data());
        return difference("y", copiedMap(y, shape), x.clamped(x.beforeClamp()) + added, x.magnitude() + added.abs(),
                          tolerance) +
               (y.intact() ? QString() : QStringLiteral("written outside of y"));
    }
    static QString wrongGradientSums(const Kernels& kernels, const InputMap& x, const GradientMap& dy, Place place)
    {
        const MapShape& shape = x.shape();
        const Tensor before = x.beforeClamp().requires_grad_();
        x.clamped(before).backward(dy.g());
        const Tensor wanted = before.grad();
        const Tensor products = wanted * (x.reading() == Reading::AsIs ? x.z() : x.fromMean());
        Walled<float> g(shape.count(), place);
        QString wrong;
        for (float* out : {g.data(), static_cast<float*>(nullptr)}) {
            Walled<double> first(shape.channels, place), second(shape.channels, place);
            kernels.gradientSums(shape.pixels(), int(shape.channels), x.input(), dy.memory(), out,
                                 {first.data(), second.data()});
            wrong += sumsDifference("sum of g", first, wanted);
            wrong += sumsDifference("sum of g (z - mean)", second, products);
            if (!g.intact() || !first.intact() || !second.intact())
                wrong += QStringLiteral("gradientSums: written outside of the outputs");
        }
        return wrong + difference("g", copiedMap(g, shape), wanted, wanted.abs(), 0);
    }
    static QString wrongSums(const Kernels& kernels, const InputMap& x, Place place)
    {
        const MapShape& shape = x.shape();
        Walled<double> first(shape.channels, place), second(shape.channels, place);
        kernels.sums(shape.pixels(), int(shape.channels), x.input().z, {first.data(), second.data()});
        return sumsDifference("sum of z", first, x.z()) + sumsDifference("sum of z²", second, x.z() * x.z()) +
               (first.intact() && second.intact() ? QString() : QStringLiteral("sums: written outside of the outputs"));
    }

    const std::vector<ConvolutionShape> m_shapes = [] {
        std::vector<ConvolutionShape> shapes = pointwiseShapes, depthwise = depthwiseShapes();
        shapes.insert(shapes.end(), depthwise.begin(), depthwise.end());
        return shapes;
    }();
    std::vector<Case> m_cases;
    int m_shapeOfCases = -1;
};

QTEST_GUILESS_MAIN(TestKernels)
#include "tst_kernels.moc"
