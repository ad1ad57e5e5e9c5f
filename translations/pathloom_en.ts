<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>pathloom::SearchForm</name>
    <message numerus="yes">
        <source>%Ln training image(s) of %1 in %2 classes</source>
        <translation>
            <numerusform>%Ln training image of %1 in %2 classes</numerusform>
            <numerusform>%Ln training images of %1 in %2 classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n block(s) to choose, about 10^%2 networks</source>
        <extracomment>%1 is the title of the space, %2 the exponent of ten</extracomment>
        <translation>
            <numerusform>%1: %n block to choose, about 10^%2 networks</numerusform>
            <numerusform>%1: %n blocks to choose, about 10^%2 networks</numerusform>
        </translation>
    </message>
</context>
</TS>
