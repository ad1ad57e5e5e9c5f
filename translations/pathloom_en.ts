<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AugmentationText</name>
    <message numerus="yes">
        <source>%n operation(s) of %1 at strength %2 of 30</source>
        <comment>list of operations</comment>
        <translation>
            <numerusform>%n operation of %1 at strength %2 of 30</numerusform>
            <numerusform>%n operations of %1 at strength %2 of 30</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message numerus="yes">
        <source>%Ln kernel size(s)</source>
        <translation>
            <numerusform>%Ln kernel size</numerusform>
            <numerusform>%Ln kernel sizes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expansion(s)</source>
        <translation>
            <numerusform>%Ln expansion</numerusform>
            <numerusform>%Ln expansions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s) that only one of them has</source>
        <translation>
            <numerusform>%Ln block that only one of them has</numerusform>
            <numerusform>%Ln blocks that only one of them has</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operator(s), stride(s) or width(s)</source>
        <translation>
            <numerusform>%Ln operator, stride or width</numerusform>
            <numerusform>%Ln operators, strides or widths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LatencyText</name>
    <message numerus="yes">
        <source>Table: made of %Ln part(s), each of which stands in the target&apos;s table.</source>
        <translation>
            <numerusform>Table: made of %Ln part, which stands in the target&apos;s table.</numerusform>
            <numerusform>Table: made of %Ln parts, each of which stands in the target&apos;s table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Estimated: %1 of %Ln part(s) come from the model fitted to the target&apos;s table.</source>
        <translation>
            <numerusform>Estimated: %1 of %Ln part comes from the model fitted to the target&apos;s table.</numerusform>
            <numerusform>Estimated: %1 of %Ln parts come from the model fitted to the target&apos;s table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of stem or head are not covered and left out.</source>
        <translation>
            <numerusform>%Ln part of stem or head is not covered and left out.</numerusform>
            <numerusform>%Ln parts of stem or head are not covered and left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OriginText</name>
    <message numerus="yes">
        <source>%1, %Ln step(s) later</source>
        <translation>
            <numerusform>%1, %Ln step later</numerusform>
            <numerusform>%1, %Ln steps later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln step(s) earlier</source>
        <translation>
            <numerusform>%1, %Ln step earlier</numerusform>
            <numerusform>%1, %Ln steps earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%n queued search(es) will be dropped.</source>
        <translation>
            <numerusform>%n queued search will be dropped.</numerusform>
            <numerusform>%n queued searches will be dropped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SteeringText</name>
    <message numerus="yes">
        <source>%Ln path(s)</source>
        <translation>
            <numerusform>%Ln path</numerusform>
            <numerusform>%Ln paths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s)</source>
        <translation>
            <numerusform>%Ln block</numerusform>
            <numerusform>%Ln blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln other path(s) gained in the same way.</source>
        <extracomment>&quot;stage1.block0: skip gained 40 % of probability only because it is fast …&quot;</extracomment>
        <translation>
            <numerusform>%1 %Ln other path gained in the same way.</numerusform>
            <numerusform>%1 %Ln other paths gained in the same way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln other path(s) were hardly sampled, too.</source>
        <extracomment>&quot;stage1.block0: k3e6 was sampled in only 3 of 90 steps …&quot;</extracomment>
        <translation>
            <numerusform>%1 %Ln other path was hardly sampled, too.</numerusform>
            <numerusform>%1 %Ln other paths were hardly sampled, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>%Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetText</name>
    <message numerus="yes">
        <source>%Ln network(s)</source>
        <translation>
            <numerusform>%Ln network</numerusform>
            <numerusform>%Ln networks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s) that neither table nor model covers</source>
        <translation>
            <numerusform>%Ln network that neither table nor model covers</numerusform>
            <numerusform>%Ln networks that neither table nor model covers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, fitted on %n network(s), median error %3</source>
        <extracomment>%1: for which input sizes, %2: a formula</extracomment>
        <translation>
            <numerusform>%1: %2, fitted on %n network, median error %3</numerusform>
            <numerusform>%1: %2, fitted on %n networks, median error %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::AlarmDesk</name>
    <message numerus="yes">
        <source>%Ln alarm(s)</source>
        <translation>
            <numerusform>%Ln alarm</numerusform>
            <numerusform>%Ln alarms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::AnimationDialog</name>
    <message numerus="yes">
        <source>%Ln frame(s), %1</source>
        <translation>
            <numerusform>%Ln frame, %1</numerusform>
            <numerusform>%Ln frames, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln frame(s)</source>
        <translation>
            <numerusform>%L1 of %Ln frame</numerusform>
            <numerusform>%L1 of %Ln frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %L2 of %Ln frame(s) are in %3.</source>
        <translation>
            <numerusform>%1 %L2 of %Ln frame is in %3.</numerusform>
            <numerusform>%1 %L2 of %Ln frames are in %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::CalibrationPlot</name>
    <message numerus="yes">
        <source>%Ln network(s); median relative error %1</source>
        <translation>
            <numerusform>%Ln network; median relative error %1</numerusform>
            <numerusform>%Ln networks; median relative error %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::CommandListView</name>
    <message numerus="yes">
        <source>Undoing %Ln change(s) now: %1</source>
        <translation>
            <numerusform>Undoing %Ln change now: %1</numerusform>
            <numerusform>Undoing %Ln changes now: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::ComparePanel</name>
    <message numerus="yes">
        <source>%Ln run(s) could not be read: %1</source>
        <translation>
            <numerusform>%Ln run could not be read: %1</numerusform>
            <numerusform>%Ln runs could not be read: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::DataPage</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::DataRows</name>
    <message numerus="yes">
        <source>%Ln training image(s) of %1 in %2 classes</source>
        <translation>
            <numerusform>%Ln training image of %1 in %2 classes</numerusform>
            <numerusform>%Ln training images of %1 in %2 classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::EstimatePanel</name>
    <message numerus="yes">
        <source>That is for one target; all %Ln take about %1.</source>
        <translation>
            <numerusform>That is for one target; all %Ln take about %1.</numerusform>
            <numerusform>That is for one target; all %Ln take about %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::ExportDialog</name>
    <message numerus="yes">
        <source>%1: %n node(s), passed ONNX&apos; checker and shape inference.</source>
        <translation>
            <numerusform>%1: %n node, passed ONNX&apos; checker and shape inference.</numerusform>
            <numerusform>%1: %n nodes, passed ONNX&apos; checker and shape inference.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 ran it on %n image(s); its logits differ from the trained network&apos;s by at most %2.</source>
        <translation>
            <numerusform>%1 ran it on %n image; its logits differ from the trained network&apos;s by at most %2.</numerusform>
            <numerusform>%1 ran it on %n images; its logits differ from the trained network&apos;s by at most %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::FrontCommands</name>
    <message numerus="yes">
        <source>The search was asked for %Ln network(s).</source>
        <translation>
            <numerusform>The search was asked for %Ln network.</numerusform>
            <numerusform>The search was asked for %Ln networks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::FrontDialog</name>
    <message numerus="yes">
        <source>%Ln network(s) will be derived; the others are already.</source>
        <translation>
            <numerusform>%Ln network will be derived; the others are already.</numerusform>
            <numerusform>%Ln networks will be derived; the others are already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s) will be derived.</source>
        <translation>
            <numerusform>%Ln network will be derived.</numerusform>
            <numerusform>%Ln networks will be derived.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::HardwareRows</name>
    <message numerus="yes">
        <source>%Ln searches, one after another. What is shown here is for %1; a budget in ms counts for it, the others get the same share of their average network&apos;s latency.</source>
        <translation>
            <numerusform>%Ln search. What is shown here is for %1; a budget in ms counts for it.</numerusform>
            <numerusform>%Ln searches, one after another. What is shown here is for %1; a budget in ms counts for it, the others get the same share of their average network&apos;s latency.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shape(s) of this space are estimated by a model fitted to the table.</source>
        <translation>
            <numerusform>%Ln shape of this space is estimated by a model fitted to the table.</numerusform>
            <numerusform>%Ln shapes of this space are estimated by a model fitted to the table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::ImportForm</name>
    <message numerus="yes">
        <source>%1 with %Ln entries</source>
        <translation>
            <numerusform>%1 with %Ln entry</numerusform>
            <numerusform>%1 with %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::JobStrip</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <comment>a job and the number of others</comment>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::LogModel</name>
    <message numerus="yes">
        <source>Resumed from the checkpoint of step %L1; the %Ln step(s) that had been done after it are done again.</source>
        <translation>
            <numerusform>Resumed from the checkpoint of step %L1; the %Ln step that had been done after it is done again.</numerusform>
            <numerusform>Resumed from the checkpoint of step %L1; the %Ln steps that had been done after it are done again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::MainWindow</name>
    <message numerus="yes">
        <source>%Ln search(es)</source>
        <translation>
            <numerusform>%Ln search</numerusform>
            <numerusform>%Ln searches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::MeasureProgressPage</name>
    <message numerus="yes">
        <source>%1 The table has %Ln shape(s).</source>
        <translation>
            <numerusform>%1 The table has %Ln shape.</numerusform>
            <numerusform>%1 The table has %Ln shapes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::NetworkJobs</name>
    <message numerus="yes">
        <source>Deriving %Ln network(s)</source>
        <translation>
            <numerusform>Deriving %Ln network</numerusform>
            <numerusform>Deriving %Ln networks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::PruneDialog</name>
    <message numerus="yes">
        <source>%Ln path(s)</source>
        <translation>
            <numerusform>%Ln path</numerusform>
            <numerusform>%Ln paths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s)</source>
        <translation>
            <numerusform>%Ln block</numerusform>
            <numerusform>%Ln blocks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::QueueStrip</name>
    <message numerus="yes">
        <source>%Ln search(es) held</source>
        <translation>
            <numerusform>%Ln search held</numerusform>
            <numerusform>%Ln searches held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln search(es) queued</source>
        <translation>
            <numerusform>%Ln search queued</numerusform>
            <numerusform>%Ln searches queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::ResumeLoss</name>
    <message numerus="yes">
        <source>No checkpoint of this run can be used any more: going on means to start again from the beginning, and the record of %Ln step(s) is cut away.</source>
        <translation>
            <numerusform>No checkpoint of this run can be used any more: going on means to start again from the beginning, and the record of %Ln step is cut away.</numerusform>
            <numerusform>No checkpoint of this run can be used any more: going on means to start again from the beginning, and the record of %Ln steps is cut away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This run has no checkpoint: going on means to start again from the beginning, and the record of %Ln step(s) is cut away.</source>
        <translation>
            <numerusform>This run has no checkpoint: going on means to start again from the beginning, and the record of %Ln step is cut away.</numerusform>
            <numerusform>This run has no checkpoint: going on means to start again from the beginning, and the record of %Ln steps is cut away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest checkpoint of this run is damaged: going on from the one of step %L1 does %Ln step(s) again, and what is recorded of them is cut away.</source>
        <translation>
            <numerusform>The newest checkpoint of this run is damaged: going on from the one of step %L1 does %Ln step again, and what is recorded of it is cut away.</numerusform>
            <numerusform>The newest checkpoint of this run is damaged: going on from the one of step %L1 does %Ln steps again, and what is recorded of them is cut away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::RunSteering</name>
    <message numerus="yes">
        <source>%Ln open path(s) are below it now</source>
        <translation>
            <numerusform>%Ln open path is below it now</numerusform>
            <numerusform>%Ln open paths are below it now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::SettingsModel</name>
    <message numerus="yes">
        <source>%1 (%Ln changed)</source>
        <extracomment>subject of settings, and how many of them differ from their defaults</extracomment>
        <translation>
            <numerusform>%1 (%Ln changed)</numerusform>
            <numerusform>%1 (%Ln changed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::SettingsPage</name>
    <message numerus="yes">
        <source>Reset &amp;all (%Ln)</source>
        <translation>
            <numerusform>Reset &amp;all (%Ln)</numerusform>
            <numerusform>Reset &amp;all (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::SizeHistogram</name>
    <message numerus="yes">
        <source>Shorter sides of %Ln picture(s); the arrow keys tell the bars one by one</source>
        <translation>
            <numerusform>Shorter sides of %Ln picture; the arrow keys tell the bars one by one</numerusform>
            <numerusform>Shorter sides of %Ln pictures; the arrow keys tell the bars one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln picture(s), %2</source>
        <translation>
            <numerusform>%1: %Ln picture, %2</numerusform>
            <numerusform>%1: %Ln pictures, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::SpaceEditor</name>
    <message numerus="yes">
        <source>about %1, %n block(s) to choose</source>
        <translation>
            <numerusform>about %1, %n block to choose</numerusform>
            <numerusform>about %1, %n blocks to choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::SpaceRows</name>
    <message numerus="yes">
        <source>%1: %n block(s) to choose, about %2 networks</source>
        <extracomment>%1 is the title of the space, %2 &quot;40 million&quot;</extracomment>
        <translation>
            <numerusform>%1: %n block to choose, about %2 networks</numerusform>
            <numerusform>%1: %n blocks to choose, about %2 networks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::StageModel</name>
    <message numerus="yes">
        <source>%n of its own</source>
        <translation>
            <numerusform>%n of its own</numerusform>
            <numerusform>%n of its own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::TargetFacts</name>
    <message numerus="yes">
        <source>%1; and %n more</source>
        <comment>list of shapes</comment>
        <translation>
            <numerusform>%1; and %n more</numerusform>
            <numerusform>%1; and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By %1, in cross-validation over %Ln entries</source>
        <translation>
            <numerusform>By %1, in cross-validation over %Ln entry</numerusform>
            <numerusform>By %1, in cross-validation over %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::TargetListModel</name>
    <message numerus="yes">
        <source>%Ln operator shape(s) in the table</source>
        <translation>
            <numerusform>%Ln operator shape in the table</numerusform>
            <numerusform>%Ln operator shapes in the table</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::TargetMeasuring</name>
    <message numerus="yes">
        <source>Measuring %n network(s)</source>
        <translation>
            <numerusform>Measuring %n network</numerusform>
            <numerusform>Measuring %n networks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::TimelineTrack</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::TradeOffPlot</name>
    <message numerus="yes">
        <source>%Ln network(s)</source>
        <translation>
            <numerusform>%Ln network</numerusform>
            <numerusform>%Ln networks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in the Pareto front</source>
        <translation>
            <numerusform>%Ln in the Pareto front</numerusform>
            <numerusform>%Ln in the Pareto front</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::TrashDialog</name>
    <message numerus="yes">
        <source>%1 in %Ln thing(s)</source>
        <comment>size and number of what was deleted</comment>
        <translation>
            <numerusform>%1 in %Ln thing</numerusform>
            <numerusform>%1 in %Ln things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <comment>what was deleted</comment>
        <translation>
            <numerusform>%Ln thing</numerusform>
            <numerusform>%Ln things</numerusform>
        </translation>
    </message>
</context>
</TS>
