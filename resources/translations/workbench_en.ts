<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>InspectorPanel</name>
    <message numerus="yes">
        <source>%n objects selected</source>
        <translation>
            <numerusform>%n object selected</numerusform>
            <numerusform>%n objects selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsChip</name>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running in another project</source>
        <translation>
            <numerusform>%n running in another project</numerusform>
            <numerusform>%n running in another project</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsPanel</name>
    <message numerus="yes">
        <source>%n keypoint(s)</source>
        <translation>
            <numerusform>%n keypoint</numerusform>
            <numerusform>%n keypoints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labelled</source>
        <translation>
            <numerusform>%n labelled</numerusform>
            <numerusform>%n labelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeySheetDialog</name>
    <message numerus="yes">
        <source>%n action(s) changed by you.</source>
        <translation>
            <numerusform>%n action changed by you.</numerusform>
            <numerusform>%n actions changed by you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveNews</name>
    <message numerus="yes">
        <source>%n predicted · {yes}: accept · {no}: not this</source>
        <translation>
            <numerusform>%n predicted · {yes}: accept · {no}: not this</numerusform>
            <numerusform>%n predicted · {yes}: accept · {no}: not this</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n predicted</source>
        <translation>
            <numerusform>%n predicted</numerusform>
            <numerusform>%n predicted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MaskCommands</name>
    <message numerus="yes">
        <source>Nothing stands out in %n object(s): they stay as they are.</source>
        <translation>
            <numerusform>Nothing stands out in %n object: it stays as it is.</numerusform>
            <numerusform>Nothing stands out in %n objects: they stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changing %n mask(s)</source>
        <translation>
            <numerusform>Changing %n mask</numerusform>
            <numerusform>Changing %n masks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cutting out %n object(s)</source>
        <translation>
            <numerusform>Cutting out %n object</numerusform>
            <numerusform>Cutting out %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectMenu</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolygonCommands</name>
    <message numerus="yes">
        <source>Reshaping %n object(s)</source>
        <translation>
            <numerusform>Reshaping %n object</numerusform>
            <numerusform>Reshaping %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repaired %n outline(s).</source>
        <translation>
            <numerusform>Repaired %n outline.</numerusform>
            <numerusform>Repaired %n outlines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message numerus="yes">
        <source>%n selected object(s)</source>
        <translation>
            <numerusform>%n selected object</numerusform>
            <numerusform>%n selected objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShapeCommands</name>
    <message numerus="yes">
        <source>%n object(s) stay as they are: {why}.</source>
        <translation>
            <numerusform>%n object stays as it is: {why}.</numerusform>
            <numerusform>%n objects stay as they are: {why}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Converting %n object(s)</source>
        <translation>
            <numerusform>Converting %n object</numerusform>
            <numerusform>Converting %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaryRunDialog</name>
    <message numerus="yes">
        <source>%n runs: {names}</source>
        <translation>
            <numerusform>%n run: {names}</numerusform>
            <numerusform>%n runs: {names}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZooDetails</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZooDialog</name>
    <message numerus="yes">
        <source>%n configuration(s) of {libraries}, read without running any.</source>
        <translation>
            <numerusform>%n configuration of {libraries}, read without running any.</numerusform>
            <numerusform>%n configurations of {libraries}, read without running any.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PredictionNews</name>
    <message numerus="yes">
        <source>{run} has predicted on %n images.</source>
        <translation>
            <numerusform>{run} has predicted on %n image.</numerusform>
            <numerusform>{run} has predicted on %n images.</numerusform>
        </translation>
    </message>
</context>
</TS>
