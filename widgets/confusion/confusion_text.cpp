// SPDX-License-Identifier: MIT
#include "widgets/confusion/confusion_text.h"

#include "widgets/common/format.h"

namespace pathloom {

QString ConfusionText::cell(const ConfusionSubject& subject, int truth, int predicted)
{
    const ConfusionMatrix& matrix = subject.matrix;
    const std::optional<double> share = matrix.share(truth, predicted);
    if (!share)
        return tr("%1: there is no test image of this class.").arg(subject.className(truth));
    const QString images =
        tr("%L1 of %L2 images").arg(matrix.count(truth, predicted)).arg(matrix.ofClass(truth).images);
    if (truth == predicted)
        //: class; 12 of 40 images; share
        return tr("%1 taken for what it is: %2, %3 of the class")
            .arg(subject.className(truth), images, Format::percent(share));
    //: true and predicted class; 12 of 40 images; share
    return tr("%1 taken for %2: %3, %4 of the class")
        .arg(subject.className(truth), subject.className(predicted), images, Format::percent(share));
}

QString ConfusionText::figures(const ConfusionMatrix& matrix)
{
    const QString text = tr("%1 of %L2 test images are right, %3 if every class counts the same")
                             .arg(Format::percent(matrix.accuracy(), 2))
                             .arg(matrix.images())
                             .arg(Format::percent(matrix.balancedAccuracy(), 2));
    return matrix.classes() < leastClassesForTopFive
               ? text
               : tr("%1; %2 have the class among the first five", "accuracies; top-5 accuracy")
                     .arg(text, Format::percent(matrix.topFiveAccuracy(), 2));
}

} // namespace pathloom
