<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Class %n</source>
        <translation>类别 %n</translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>New project from images…</source>
        <translation>用图像新建项目…</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>添加图像…</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>导入标注…</translation>
    </message>
    <message>
        <source>Export labels…</source>
        <translation>导出标注…</translation>
    </message>
    <message>
        <source>Split into training and validation…</source>
        <translation>划分训练集和验证集…</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select all objects of the image</source>
        <translation>选择本图全部对象</translation>
    </message>
    <message>
        <source>Fit the image</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>缩放到 100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show labels</source>
        <translation>显示标注</translation>
    </message>
    <message>
        <source>Arrange for labelling</source>
        <translation>标注布局</translation>
    </message>
    <message>
        <source>Arrange for training</source>
        <translation>训练布局</translation>
    </message>
    <message>
        <source>Arrange for inspecting</source>
        <translation>检查布局</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Switch between dark and light theme</source>
        <translation>切换深色和浅色主题</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一张图像</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <source>Next image without labels</source>
        <translation>下一张未标注图像</translation>
    </message>
    <message>
        <source>Previous image without labels</source>
        <translation>上一张未标注图像</translation>
    </message>
    <message>
        <source>Select and edit</source>
        <translation>选择和编辑</translation>
    </message>
    <message>
        <source>Draw a box</source>
        <translation>画检测框</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>画多边形</translation>
    </message>
    <message>
        <source>Place keypoints</source>
        <translation>放置关键点</translation>
    </message>
    <message>
        <source>Add a class…</source>
        <translation>添加类别…</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>训练模型…</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>显示任务</translation>
    </message>
    <message>
        <source>Check the training engine</source>
        <translation>检查训练引擎</translation>
    </message>
    <message>
        <source>Predict with a run…</source>
        <translation>用训练结果预测…</translation>
    </message>
    <message>
        <source>Show predictions</source>
        <translation>显示预测</translation>
    </message>
    <message>
        <source>Keyboard sheet</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Search everything…</source>
        <translation>搜索全部…</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Show the window&apos;s log file</source>
        <translation>显示窗口日志文件</translation>
    </message>
    <message>
        <source>About Workbench</source>
        <translation>关于 Workbench</translation>
    </message>
</context>
<context>
    <name>CanvasTexts</name>
    <message>
        <source>Click an object · Drag: select several · Right-click a joint: visibility</source>
        <translation>单击对象 · 拖动：选择多个 · 右击关键点：可见性</translation>
    </message>
    <message>
        <source>Drag: move · Shift+click: add to selection · Arrows: nudge · Del: delete</source>
        <translation>拖动：移动 · Shift+单击：加入选择 · 方向键：微移 · Del：删除</translation>
    </message>
    <message>
        <source>Drag: move · Ctrl+click: insert a point · Del: delete</source>
        <translation>拖动：移动 · Ctrl+单击：插入点 · Del：删除</translation>
    </message>
    <message>
        <source>Drag: move the point · Ctrl+click: delete the point</source>
        <translation>拖动：移动此点 · Ctrl+单击：删除此点</translation>
    </message>
    <message>
        <source>Drag: move the joint · Right-click: visibility · Alt+drag: move all</source>
        <translation>拖动：移动关键点 · 右击：可见性 · Alt+拖动：整体移动</translation>
    </message>
    <message>
        <source>Drag: resize</source>
        <translation>拖动：调整大小</translation>
    </message>
    <message>
        <source>Release to place · Esc: leave as it was</source>
        <translation>松开放置 · Esc：保持原样</translation>
    </message>
    <message>
        <source>Release to select what lies inside · Shift: add</source>
        <translation>松开选择框内对象 · Shift：加选</translation>
    </message>
    <message>
        <source>Release or click at the opposite corner · Esc: stop</source>
        <translation>在对角松开或单击 · Esc：停止</translation>
    </message>
    <message>
        <source>Drag a box for %1, or click two corners · Esc: select</source>
        <translation>为 %1 拖出检测框，或单击两个角 · Esc：选择</translation>
    </message>
    <message>
        <source>Click along the outline of %1 · Esc: select</source>
        <translation>沿 %1 的轮廓单击 · Esc：选择</translation>
    </message>
    <message>
        <source>Click the next point · Backspace: back · Esc: stop</source>
        <translation>单击下一点 · Backspace：退回 · Esc：停止</translation>
    </message>
    <message>
        <source>Click the next point · Enter: close · Backspace: back · Esc: stop</source>
        <translation>单击下一点 · Enter：闭合 · Backspace：退回 · Esc：停止</translation>
    </message>
    <message>
        <source>Click to close the outline</source>
        <translation>单击闭合轮廓</translation>
    </message>
    <message>
        <source>Click %1 of %4 (%2/%3) · V: occluded · Tab: skip · Esc: select</source>
        <translation>单击 %4 的 %1（%2/%3）· V：遮挡 · Tab：跳过 · Esc：选择</translation>
    </message>
    <message>
        <source>Click %1 (%2/%3) · V: occluded · Tab: skip · Backspace: back · Esc: stop</source>
        <translation>单击 %1（%2/%3）· V：遮挡 · Tab：跳过 · Backspace：退回 · Esc：停止</translation>
    </message>
    <message>
        <source>Drag to move the view · Ctrl+wheel: zoom</source>
        <translation>拖动移动视图 · Ctrl+滚轮：缩放</translation>
    </message>
    <message>
        <source>There is no class yet: add one in Labels, then draw.</source>
        <translation>还没有类别：先在“类别”中添加，再绘制。</translation>
    </message>
    <message>
        <source>The box is less than one pixel wide or high: drag further.</source>
        <translation>检测框宽或高不足一个像素：请拖得更远。</translation>
    </message>
    <message>
        <source>An outline needs at least three points around an area: click on.</source>
        <translation>轮廓至少需要三个点围成区域：请继续单击。</translation>
    </message>
    <message>
        <source>The outline crosses itself: take points back with Backspace.</source>
        <translation>轮廓自相交：用 Backspace 退回几个点。</translation>
    </message>
    <message>
        <source>An outline keeps at least three points: delete the object.</source>
        <translation>轮廓至少保留三个点：请删除整个对象。</translation>
    </message>
    <message>
        <source>%1 has no keypoints: add some in Labels or choose another class.</source>
        <translation>%1 没有关键点：请在“类别”中添加，或选择其他类别。</translation>
    </message>
    <message>
        <source>No keypoint was placed: click at least one, then finish.</source>
        <translation>尚未放置关键点：至少单击一个再结束。</translation>
    </message>
    <message>
        <source>Add box</source>
        <translation>添加检测框</translation>
    </message>
    <message>
        <source>Add polygon</source>
        <translation>添加多边形</translation>
    </message>
    <message>
        <source>Add keypoints</source>
        <translation>添加关键点</translation>
    </message>
    <message>
        <source>Add mask</source>
        <translation>添加掩码</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>删除对象</translation>
    </message>
    <message>
        <source>Delete objects</source>
        <translation>删除多个对象</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>更改类别</translation>
    </message>
    <message>
        <source>Change visibility</source>
        <translation>更改可见性</translation>
    </message>
    <message>
        <source>Move box</source>
        <translation>移动检测框</translation>
    </message>
    <message>
        <source>Move polygon</source>
        <translation>移动多边形</translation>
    </message>
    <message>
        <source>Move keypoints</source>
        <translation>移动整组关键点</translation>
    </message>
    <message>
        <source>Move mask</source>
        <translation>移动掩码</translation>
    </message>
    <message>
        <source>Move objects</source>
        <translation>移动多个对象</translation>
    </message>
    <message>
        <source>Move keypoint</source>
        <translation>移动关键点</translation>
    </message>
    <message>
        <source>Move point of polygon</source>
        <translation>移动多边形的点</translation>
    </message>
    <message>
        <source>Add point to polygon</source>
        <translation>为多边形加点</translation>
    </message>
    <message>
        <source>Delete point of polygon</source>
        <translation>删除多边形的点</translation>
    </message>
    <message>
        <source>Resize box</source>
        <translation>调整检测框大小</translation>
    </message>
    <message>
        <source>Resize polygon</source>
        <translation>调整多边形大小</translation>
    </message>
    <message>
        <source>Resize keypoints</source>
        <translation>调整关键点大小</translation>
    </message>
    <message>
        <source>Resize mask</source>
        <translation>调整掩码大小</translation>
    </message>
    <message>
        <source>Resize objects</source>
        <translation>调整多个对象大小</translation>
    </message>
    <message>
        <source>Duplicate object</source>
        <translation>复制对象</translation>
    </message>
    <message>
        <source>Duplicate objects</source>
        <translation>复制多个对象</translation>
    </message>
    <message>
        <source>Accept prediction</source>
        <translation>采纳预测</translation>
    </message>
    <message>
        <source>Accept predictions</source>
        <translation>采纳多个预测</translation>
    </message>
    <message>
        <source>Add class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <source>Remove class</source>
        <translation>移除类别</translation>
    </message>
    <message>
        <source>Change skeleton</source>
        <translation>更改骨架</translation>
    </message>
    <message>
        <source>Change split</source>
        <translation>更改划分</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>添加图像</translation>
    </message>
    <message>
        <source>Split into training and validation</source>
        <translation>划分训练集和验证集</translation>
    </message>
    <message>
        <source>Make the example</source>
        <translation>创建示例</translation>
    </message>
    <message>
        <source>Select and edit</source>
        <translation>选择和编辑</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>检测框</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Export the curves</source>
        <translation>导出曲线</translation>
    </message>
    <message>
        <source>the folder cannot be written</source>
        <translation>文件夹无法写入</translation>
    </message>
    <message>
        <source>The curves could not be written to {path}: {reason}.</source>
        <translation>曲线无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Curves written to {path}</source>
        <translation>曲线已写入 {path}</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>px, {group}</source>
        <translation>像素，{group}</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Loss and metrics of every run will be drawn here while it trains.</source>
        <translation>训练时，每次训练的损失和指标会画在这里。</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
</context>
<context>
    <name>CurvesToolbar</name>
    <message>
        <source>Show or hide the curves of {run}</source>
        <translation>显示或隐藏 {run} 的曲线</translation>
    </message>
    <message>
        <source>Smoothing {value}: the thin line behind shows the raw values</source>
        <translation>平滑 {value}：后面的细线是原始值</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing of the curves</source>
        <translation>曲线平滑</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Draw along: {axis}</source>
        <translation>横轴：{axis}</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Logarithmic values</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Show the whole curves (double click)</source>
        <translation>显示完整曲线（双击）</translation>
    </message>
    <message>
        <source>Export the curves</source>
        <translation>导出曲线</translation>
    </message>
    <message>
        <source>Numbers as CSV…</source>
        <translation>数值导出为 CSV…</translation>
    </message>
    <message>
        <source>Picture as PNG…</source>
        <translation>图片导出为 PNG…</translation>
    </message>
    <message>
        <source>Drawing as SVG…</source>
        <translation>图形导出为 SVG…</translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DoctorPanel</name>
    <message>
        <source>Copied: {text}</source>
        <translation>已复制：{text}</translation>
    </message>
    <message>
        <source>Examining the training engine</source>
        <translation>正在检查训练引擎</translation>
    </message>
    <message>
        <source>Installing, step {done} of {total}: {title} ({time}). You can label meanwhile.</source>
        <translation>正在安装，第 {done} / {total} 步：{title}（{time}）。期间可以标注。</translation>
    </message>
    <message>
        <source>Importing every library to see whether it works; about 20 s.</source>
        <translation>正在导入每个库以检验是否可用；约 20 秒。</translation>
    </message>
    <message>
        <source>The training engine is not installed: {reason}</source>
        <translation>训练引擎未安装：{reason}</translation>
    </message>
    <message>
        <source>The training engine is not installed yet.</source>
        <translation>训练引擎尚未安装。</translation>
    </message>
    <message>
        <source>Something is wrong; the command beside it mends it.</source>
        <translation>有问题；旁边的命令可以修复。</translation>
    </message>
    <message>
        <source>Everything that training needs is there.</source>
        <translation>训练所需的一切都已就绪。</translation>
    </message>
    <message>
        <source>Starting the installation</source>
        <translation>正在开始安装</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>EditClassDialog</name>
    <message>
        <source>Keypoints of {name}</source>
        <translation>{name} 的关键点</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Keypoints are placed in the order of the list. Boxes and polygons need none.</source>
        <translation>关键点按列表顺序放置。检测框和多边形不需要关键点。</translation>
    </message>
    <message>
        <source>Save the keypoints</source>
        <translation>保存关键点</translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Own names</source>
        <translation>自定名称</translation>
    </message>
    <message>
        <source>snout
left ear
right ear</source>
        <translation>鼻尖
左耳
右耳</translation>
    </message>
    <message>
        <source>snout - left ear
snout - right ear</source>
        <translation>鼻尖 - 左耳
鼻尖 - 右耳</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始于</translation>
    </message>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Lines between</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>The class needs a name.</source>
        <translation>类别需要一个名称。</translation>
    </message>
</context>
<context>
    <name>EngineWatch</name>
    <message>
        <source>Looking for a GPU</source>
        <translation>正在查找 GPU</translation>
    </message>
    <message>
        <source>Installing the training engine</source>
        <translation>正在安装训练引擎</translation>
    </message>
    <message>
        <source>with an interpreter of your own</source>
        <translation>使用您自己的解释器</translation>
    </message>
    <message>
        <source>Training on: {device}</source>
        <translation>训练设备：{device}</translation>
    </message>
    <message>
        <source>CPU, {n} cores</source>
        <translation>CPU，{n} 核</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>The training engine is not installed:</source>
        <translation>训练引擎未安装：</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>You can label now; training needs it once, about 6 min.</source>
        <translation>现在就可以标注；训练引擎只需安装一次，约 6 分钟。</translation>
    </message>
    <message>
        <source>No training engine yet.</source>
        <translation>还没有训练引擎。</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Installing the training engine: {done} of {total}</source>
        <translation>正在安装训练引擎：{done} / {total}</translation>
    </message>
    <message>
        <source>{step} · you can label meanwhile</source>
        <translation>{step} · 期间可以标注</translation>
    </message>
</context>
<context>
    <name>ExportLabelsDialog</name>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>The file is written whole or not at all, then read again and counted.</source>
        <translation>文件要么完整写入，要么不写；写完会重新读取并核对数量。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Choose where to write</source>
        <translation>选择写入位置</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>未划分</translation>
    </message>
    <message>
        <source>Choose a file and at least one part of the images.</source>
        <translation>请选择文件，并至少选择一部分图像。</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>This format cannot carry: {list}.</source>
        <translation>此格式不能保存：{list}。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
</context>
<context>
    <name>ImageNews</name>
    <message>
        <source>grey {value}</source>
        <translation>灰度 {value}</translation>
    </message>
</context>
<context>
    <name>ImagesPanel</name>
    <message>
        <source>{done} of {all} labelled</source>
        <translation>已标注 {done} / {all}</translation>
    </message>
    <message>
        <source>No image fits this filter.</source>
        <translation>没有符合筛选条件的图像。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The images of the project will be listed here.</source>
        <translation>项目的图像会列在这里。</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>添加图像…</translation>
    </message>
    <message>
        <source>Filter, e.g. status:todo</source>
        <translation>筛选，例如 状态:待标注</translation>
    </message>
    <message>
        <source>Filter the images</source>
        <translation>筛选图像</translation>
    </message>
    <message>
        <source>A part of the name, status:todo, status:done, split:train or split:val</source>
        <translation>名称的一部分，或 状态:待标注、状态:已标注、划分:train、划分:val</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>ImportLabelsDialog</name>
    <message>
        <source>Import labels</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>First see what comes in. The import is one step that undo takes back.</source>
        <translation>先查看将导入的内容。整个导入是一步，可以撤销。</translation>
    </message>
    <message>
        <source>Look at the file</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>Choose a label file</source>
        <translation>选择标注文件</translation>
    </message>
    <message>
        <source>Find out by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Choose the folder its images lie in</source>
        <translation>选择图像所在文件夹</translation>
    </message>
    <message>
        <source>optional: beside the label file</source>
        <translation>可选：默认在标注文件旁</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>未划分</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Label file</source>
        <translation>标注文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Images in</source>
        <translation>图像位于</translation>
    </message>
    <message>
        <source>New images are</source>
        <translation>新图像归入</translation>
    </message>
    <message>
        <source>Choose a label file that exists.</source>
        <translation>请选择存在的标注文件。</translation>
    </message>
    <message>
        <source>Choose a label file first.</source>
        <translation>请先选择标注文件。</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>正在读取标注</translation>
    </message>
    <message>
        <source>Nothing new comes in: {summary}.</source>
        <translation>没有新内容可导入：{summary}。</translation>
    </message>
    <message>
        <source>Comes in: {summary}.</source>
        <translation>将导入：{summary}。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>图像文件夹</translation>
    </message>
</context>
<context>
    <name>InlineBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message numerus="yes">
        <source>%n objects selected</source>
        <translation>
            <numerusform>已选择 %n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>A change counts for all of them and is one step to undo.</source>
        <translation>改动会同时用于所选的全部对象，可一步撤销。</translation>
    </message>
    <message>
        <source>{w} × {h} px. Select an object to see its numbers.</source>
        <translation>{w} × {h} 像素。选择对象可查看其数值。</translation>
    </message>
    <message>
        <source>The numbers of the selected object will be shown here.</source>
        <translation>所选对象的数值会显示在这里。</translation>
    </message>
    <message>
        <source>Object of an unknown class</source>
        <translation>未知类别的对象</translation>
    </message>
    <message>
        <source>Accepted from {run}</source>
        <translation>采纳自 {run}</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Labelled by hand</source>
        <translation>人工标注</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>可见性</translation>
    </message>
    <message>
        <source>Point x</source>
        <translation>点 x</translation>
    </message>
    <message>
        <source>Point y</source>
        <translation>点 y</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Occluded</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>未划分</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>InstanceTree</name>
    <message>
        <source>absent</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>occluded</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
</context>
<context>
    <name>InstancesPanel</name>
    <message>
        <source>Objects of this image</source>
        <translation>本图对象</translation>
    </message>
    <message>
        <source>Objects of the shown image will be listed here. Take a tool at the left edge and draw the first one.</source>
        <translation>当前图像的对象会列在这里。用左侧的工具画出第一个对象。</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已暂缓</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>已丢失</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>预测中</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{h} h {n} min</source>
        <translation>{h} 小时 {n} 分钟</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <source>Held back: release it to let it take its turn</source>
        <translation>已暂缓：放行后按顺序开始</translation>
    </message>
    <message>
        <source>Starts when {run} is done ({device} is busy)</source>
        <translation>{run} 完成后开始（{device} 忙）</translation>
    </message>
    <message>
        <source>Starts in a moment</source>
        <translation>马上开始</translation>
    </message>
    <message>
        <source>Number {n} in the queue for {device}</source>
        <translation>{device} 队列第 {n} 位</translation>
    </message>
    <message>
        <source>Stop and keep a checkpoint</source>
        <translation>停止并保留检查点</translation>
    </message>
    <message>
        <source>Cancel at once</source>
        <translation>立即取消</translation>
    </message>
    <message>
        <source>Resume from the last checkpoint</source>
        <translation>从最后的检查点继续</translation>
    </message>
    <message>
        <source>Hold back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Release: let it take its turn</source>
        <translation>放行：按顺序开始</translation>
    </message>
    <message>
        <source>Move up in the queue</source>
        <translation>在队列中上移</translation>
    </message>
    <message>
        <source>Move down in the queue</source>
        <translation>在队列中下移</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder</source>
        <translation>打开训练文件夹</translation>
    </message>
</context>
<context>
    <name>JobsChip</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个运行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>排队 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Jobs: {state}</source>
        <translation>任务：{state}</translation>
    </message>
</context>
<context>
    <name>JobsModel</name>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注数</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>{running} running, {queued} queued</source>
        <translation>{running} 个运行中，{queued} 个排队</translation>
    </message>
    <message>
        <source>Reading what {run} is</source>
        <translation>正在读取 {run}</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Every training and every prediction will be listed here, with its progress.</source>
        <translation>每次训练和预测及其进度都会列在这里。</translation>
    </message>
</context>
<context>
    <name>KeySheetDialog</name>
    <message>
        <source>Keyboard sheet</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Ctrl+K finds any of these by name.</source>
        <translation>按 Ctrl+K 可按名称查找。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>While drawing</source>
        <translation>绘制时</translation>
    </message>
    <message>
        <source>Class of the selection and of new objects</source>
        <translation>所选对象和新对象的类别</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>在指针处缩放</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + 滚轮</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>Space + drag, middle button</source>
        <translation>空格 + 拖动，中键</translation>
    </message>
    <message>
        <source>Stop, nothing happened</source>
        <translation>停止，不做改动</translation>
    </message>
    <message>
        <source>Next point hidden / skip / back</source>
        <translation>下一点遮挡 / 跳过 / 退回</translation>
    </message>
    <message>
        <source>Nudge the selection</source>
        <translation>微移所选</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
</context>
<context>
    <name>LabelCommands</name>
    <message>
        <source>No more images without labels this way.</source>
        <translation>这个方向没有未标注的图像了。</translation>
    </message>
</context>
<context>
    <name>LabelsPanel</name>
    <message numerus="yes">
        <source>%n keypoint(s)</source>
        <translation>
            <numerusform>%n 个关键点</numerusform>
        </translation>
    </message>
    <message>
        <source>no keypoints</source>
        <translation>无关键点</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>No classes yet. Add the kinds of object you want to label, such as mouse or cell.</source>
        <translation>还没有类别。请添加要标注的对象种类，例如小鼠或细胞。</translation>
    </message>
    <message>
        <source>Keypoints and skeleton of this class…</source>
        <translation>此类别的关键点和骨架…</translation>
    </message>
    <message>
        <source>Remove this class</source>
        <translation>移除此类别</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>The log of the chosen run will be shown here.</source>
        <translation>所选训练的日志会显示在这里。</translation>
    </message>
    <message>
        <source>{run}: last {n} lines</source>
        <translation>{run}：最后 {n} 行</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong in the window: {text}. Your labels are stored.</source>
        <translation>窗口出错：{text}。您的标注已保存。</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>The last changes are not stored.</source>
        <translation>最近的改动尚未保存。</translation>
    </message>
    <message>
        <source>Stay and try again</source>
        <translation>留下并重试</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>关闭并放弃</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Your images stay where they are; nothing is written beside them.</source>
        <translation>图像留在原处，旁边不会写入任何文件。</translation>
    </message>
    <message>
        <source>Create the project</source>
        <translation>创建项目</translation>
    </message>
    <message>
        <source>Choose a folder of images</source>
        <translation>选择图像文件夹</translation>
    </message>
    <message>
        <source>Choose a label file</source>
        <translation>选择标注文件</translation>
    </message>
    <message>
        <source>optional: COCO, Pascal VOC or DeepLabCut</source>
        <translation>可选：COCO、Pascal VOC 或 DeepLabCut</translation>
    </message>
    <message>
        <source>Choose where the project&apos;s folder is made</source>
        <translation>选择项目文件夹的位置</translation>
    </message>
    <message>
        <source>optional: mouse, pup</source>
        <translation>可选：小鼠，幼鼠</translation>
    </message>
    <message>
        <source>No keypoints, or later</source>
        <translation>无关键点，或以后再加</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注文件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Creating the project</source>
        <translation>正在创建项目</translation>
    </message>
    <message>
        <source>Choose a folder of images or a label file first.</source>
        <translation>请先选择图像文件夹或标注文件。</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} 不是文件夹。</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>Label file</source>
        <translation>标注文件</translation>
    </message>
    <message>
        <source>Place for the project</source>
        <translation>项目位置</translation>
    </message>
</context>
<context>
    <name>PanelTitle</name>
    <message>
        <source>Float or dock this panel</source>
        <translation>浮动或停靠此面板</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>关闭此面板</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Training engine</source>
        <translation>训练引擎</translation>
    </message>
</context>
<context>
    <name>PredictDialog</name>
    <message>
        <source>Predict with a run</source>
        <translation>用训练结果预测</translation>
    </message>
    <message>
        <source>The model marks what it sees; nothing becomes a label until you accept it.</source>
        <translation>模型标出它看到的内容；采纳之前不会成为标注。</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Keep the heatmaps, to look at them over the image</source>
        <translation>保留热图，以便叠加在图像上查看</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看范围</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Looking for runs</source>
        <translation>正在查找训练结果</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>当前图像</translation>
    </message>
    <message>
        <source>Images without labels</source>
        <translation>未标注图像</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>验证集图像</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>全部图像</translation>
    </message>
    <message>
        <source>No run has a checkpoint yet: train one first.</source>
        <translation>还没有带检查点的训练：请先训练。</translation>
    </message>
    <message>
        <source>The project has no images yet: add some first.</source>
        <translation>项目中还没有图像：请先添加。</translation>
    </message>
    <message>
        <source>In the labelled boxes, else the whole image</source>
        <translation>在标注框内，否则整张图像</translation>
    </message>
    <message>
        <source>Where {run} found objects</source>
        <translation>{run} 找到对象的位置</translation>
    </message>
    <message>
        <source>In the whole image</source>
        <translation>整张图像</translation>
    </message>
    <message>
        <source>{bare} of {count} images have no labelled boxes: there the whole image counts as one object. Train a detector, predict with it, then look where it found objects.</source>
        <translation>{count} 张图像中有 {bare} 张没有标注框：这些图像将整张视为一个对象。请先训练检测器并用它预测，再在它找到对象的位置预测。</translation>
    </message>
    <message>
        <source>Preparing the prediction</source>
        <translation>正在准备预测</translation>
    </message>
</context>
<context>
    <name>PredictionsPanel</name>
    <message>
        <source>Reading predictions</source>
        <translation>正在读取预测</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>All keypoints (maximum)</source>
        <translation>全部关键点（最大值）</translation>
    </message>
    <message>
        <source>No heatmaps were kept for this image: predict with heatmaps</source>
        <translation>此图像没有保留热图：请在预测时保留热图</translation>
    </message>
    <message>
        <source>{object}   accepted</source>
        <translation>{object}   已采纳</translation>
    </message>
    <message>
        <source>This run has not looked at this image yet.</source>
        <translation>此训练结果尚未预测这张图像。</translation>
    </message>
    <message>
        <source>Nothing at this score; {n} below it.</source>
        <translation>此分数以上没有；低于它的有 {n} 个。</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到对象。</translation>
    </message>
    <message>
        <source>unknown class</source>
        <translation>未知类别</translation>
    </message>
    <message>
        <source>Reading a heatmap</source>
        <translation>正在读取热图</translation>
    </message>
    <message>
        <source>Accepted: {n}. Undo takes it back.</source>
        <translation>已采纳 {n} 个，可以撤销。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Score from</source>
        <translation>最低分数</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Make the selected object a label (double click)</source>
        <translation>将所选对象变为标注（双击）</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部采纳</translation>
    </message>
    <message>
        <source>Make every object at or above this score a label, as one step</source>
        <translation>将此分数及以上的对象全部变为标注，算作一步</translation>
    </message>
    <message>
        <source>Predict…</source>
        <translation>预测…</translation>
    </message>
    <message>
        <source>Predicted objects</source>
        <translation>预测的对象</translation>
    </message>
    <message>
        <source>On this image</source>
        <translation>当前图像</translation>
    </message>
    <message>
        <source>On the validation images</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>What a trained run sees on the images will be shown here, beside the labels.</source>
        <translation>训练好的模型在图像上看到的内容会显示在这里，与标注并列。</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectCommands</name>
    <message>
        <source>Making the example</source>
        <translation>正在准备示例</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation>正在读取图像</translation>
    </message>
    <message>
        <source>Nothing new came in: {summary}.</source>
        <translation>没有导入新内容：{summary}。</translation>
    </message>
    <message>
        <source>Came in: {summary}. First problem: {place}: {reason}</source>
        <translation>已导入：{summary}。第一个问题：{place}：{reason}</translation>
    </message>
    <message>
        <source>Came in: {summary}.</source>
        <translation>已导入：{summary}。</translation>
    </message>
    <message>
        <source>Exported {images} images and {objects} objects to {path}</source>
        <translation>已将 {images} 张图像和 {objects} 个对象导出到 {path}</translation>
    </message>
    <message>
        <source>{path} is neither a project, a folder of images nor a label file that can be read.</source>
        <translation>{path} 既不是项目，也不是图像文件夹或可读取的标注文件。</translation>
    </message>
</context>
<context>
    <name>ProjectNews</name>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>检测框</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>not found at {path}</source>
        <translation>未在 {path} 找到</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labelled</source>
        <translation>
            <numerusform>%n 张已标注</numerusform>
        </translation>
    </message>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>检测框</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a short date</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>RunMeasuring</name>
    <message>
        <source>Measuring…</source>
        <translation>正在评估…</translation>
    </message>
    <message>
        <source>Measuring {run}</source>
        <translation>正在评估 {run}</translation>
    </message>
</context>
<context>
    <name>RunMetrics</name>
    <message>
        <source>The validation images hold no label that this run could be measured against.</source>
        <translation>验证集图像中没有可供此训练评估的标注。</translation>
    </message>
    <message>
        <source>{images} validation images, {objects} objects</source>
        <translation>{images} 张验证图像，{objects} 个对象</translation>
    </message>
    <message>
        <source>Keypoint</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>EPE</source>
        <translation>EPE</translation>
    </message>
    <message>
        <source>PCK 0.1</source>
        <translation>PCK 0.1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Type what you want to do, or the name of an image</source>
        <translation>输入要做的事，或图像名称</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>没有匹配项。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>boxes</source>
        <translation>框</translation>
    </message>
    <message>
        <source>polygons or masks</source>
        <translation>多边形或掩膜</translation>
    </message>
    <message>
        <source>Nothing is labelled yet: label some images first.</source>
        <translation>还没有任何标注：请先标注一些图像。</translation>
    </message>
    <message>
        <source>{lacking} of {poses} labelled poses have no box: the box around their keypoints, a quarter larger, is used instead.</source>
        <translation>{poses} 个已标注的姿态中有 {lacking} 个没有框：改用其关键点的外接框并放大四分之一。</translation>
    </message>
    <message>
        <source>{lacking} of {objects} labelled objects have no {needs} and are left out of the training.</source>
        <translation>{objects} 个已标注的对象中有 {lacking} 个没有{needs}，不参与训练。</translation>
    </message>
    <message>
        <source>All {needs} lie in the validation split: put some labelled images into the training split.</source>
        <translation>所有{needs}都在验证集中：请把一些已标注的图像放入训练集。</translation>
    </message>
    <message>
        <source>This model learns from {needs}, but no object has any: label {needs} first.</source>
        <translation>此模型从{needs}学习，但没有对象带有{needs}：请先标注{needs}。</translation>
    </message>
    <message>
        <source>This model learns from {needs}, but the labels hold {there} only: label {needs} or choose another preset.</source>
        <translation>此模型从{needs}学习，但标注中只有{there}：请标注{needs}，或改选其他模型。</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first}和{second}</translation>
    </message>
    <message>
        <source>outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>{name!r} has 1 training label only: at least {few} are advisable.</source>
        <translation>“{name}”只有 1 个训练标注：建议至少 {few} 个。</translation>
    </message>
    <message>
        <source>{name!r} has {count} training labels only: at least {few} are advisable.</source>
        <translation>“{name}”只有 {count} 个训练标注：建议至少 {few} 个。</translation>
    </message>
    <message>
        <source>{name!r} has no {needs} in the training images: the model cannot learn it.</source>
        <translation>“{name}”在训练图像中没有{needs}：模型学不到它。</translation>
    </message>
    <message>
        <source>{names} have no {needs} in the training images: the model cannot learn them.</source>
        <translation>{names} 在训练图像中没有{needs}：模型学不到它们。</translation>
    </message>
    <message>
        <source>{name!r} has other keypoints than {learned!r}: one pose model learns one skeleton, so this run leaves it out.</source>
        <translation>“{name}”的关键点与“{learned}”不同：一个姿态模型只学一种骨架，因此本次训练不包括它。</translation>
    </message>
    <message>
        <source>{names} have other keypoints than {learned!r}: one pose model learns one skeleton, so this run leaves them out.</source>
        <translation>{names} 的关键点与“{learned}”不同：一个姿态模型只学一种骨架，因此本次训练不包括它们。</translation>
    </message>
    <message>
        <source>{shown} and {more} more classes</source>
        <translation>{shown} 和另外 {more} 个类别</translation>
    </message>
    <message>
        <source>{name!r} has keypoints but no skeleton that names them: give the category a skeleton.</source>
        <translation>“{name}”有关键点，但没有为其命名的骨架：请为该类别设置骨架。</translation>
    </message>
    <message>
        <source>{first!r} and {second!r} have different keypoints: one pose model learns one skeleton, so choose the categories of one of them.</source>
        <translation>“{first}”和“{second}”的关键点不同：一个姿态模型只学一种骨架，请只选其中一种的类别。</translation>
    </message>
    <message>
        <source>There is one training image only: the model will learn it by heart.</source>
        <translation>只有一张训练图像：模型只会把它背下来。</translation>
    </message>
    <message>
        <source>No labelled image is in the validation split: nothing will tell how good the model is. Set some images aside first.</source>
        <translation>验证集中没有已标注的图像，无法得知模型的好坏。请先划出一些图像。</translation>
    </message>
    <message>
        <source>The validation split has no {needs} of the classes that are learned: nothing will tell how good the model is. Split the images anew.</source>
        <translation>验证集中没有所学类别的{needs}，无法得知模型的好坏。请重新划分图像。</translation>
    </message>
    <message>
        <source>{epochs} epochs are {steps} steps, and from scratch this model needs about {needed}: expect little.</source>
        <translation>{epochs} 轮共 {steps} 步，而从头训练此模型约需 {needed} 步：效果不会好。</translation>
    </message>
    <message>
        <source>The starting weights {path} are not there.</source>
        <translation>找不到起始权重 {path}。</translation>
    </message>
    <message>
        <source>The recipe learns category {id}, which the project does not have.</source>
        <translation>训练设置要学习类别 {id}，但项目中没有该类别。</translation>
    </message>
    <message>
        <source>The batch of {batch} is larger than the {samples} training samples there are.</source>
        <translation>批大小 {batch} 超过了训练样本数 {samples}。</translation>
    </message>
    <message>
        <source>The input size {width} x {height} must be multiples of {step}: take {near_w} x {near_h}.</source>
        <translation>输入尺寸 {width} × {height} 必须是 {step} 的倍数：请改用 {near_w} × {near_h}。</translation>
    </message>
    <message>
        <source>The image {name} is not where it was: put it back.</source>
        <translation>图像 {name} 不在原处：请放回。</translation>
    </message>
    <message>
        <source>{count} images, among them {name}, are not where they were: put them back.</source>
        <translation>{count} 张图像（包括 {name}）不在原处：请放回。</translation>
    </message>
    <message>
        <source>The image {name} has no known size: replace the file.</source>
        <translation>图像 {name} 的尺寸未知：请更换文件。</translation>
    </message>
    <message>
        <source>{count} images, among them {name}, have no known size: replace the files.</source>
        <translation>{count} 张图像（包括 {name}）的尺寸未知：请更换文件。</translation>
    </message>
    <message>
        <source>{preset} suits better. {reason}</source>
        <translation>{preset} 更合适。{reason}</translation>
    </message>
    <message>
        <source>The learning rate must be a number above zero.</source>
        <translation>学习率必须是大于零的数。</translation>
    </message>
    <message>
        <source>{preset}, {width} × {height}</source>
        <translation>{preset}，{width} × {height}</translation>
    </message>
    <message>
        <source>Boxes are labelled, and this detector trains on a processor too.</source>
        <translation>已标注框，而且这个检测器在 CPU 上也能训练。</translation>
    </message>
    <message>
        <source>Nothing else is labelled, and this detector trains on a processor too.</source>
        <translation>没有其他标注，而且这个检测器在 CPU 上也能训练。</translation>
    </message>
    <message>
        <source>Outlines are labelled, and this model learns them.</source>
        <translation>已标注轮廓，此模型正是学习轮廓的。</translation>
    </message>
    <message>
        <source>With pretrained weights RTMPose is the faster and the better model.</source>
        <translation>有预训练权重时，RTMPose 更快也更好。</translation>
    </message>
    <message>
        <source>{poses} labelled poses and no starting weights: heatmaps learn from so few, while RTMPose from scratch does not (on 95 images of a mouse its error stayed at 55 px where heatmaps reached 4 px).</source>
        <translation>{poses} 个已标注的姿态，没有起始权重：热图模型用这么少的数据也能学会，从零训练的 RTMPose 则不能（在 95 张小鼠图像上，其误差停在 55 px，而热图达到 4 px）。</translation>
    </message>
    <message>
        <source>{poses} labelled poses are enough for RTMPose, the faster model.</source>
        <translation>{poses} 个已标注的姿态对更快的 RTMPose 已足够。</translation>
    </message>
    <message>
        <source>About {validations} validations in {epochs} epochs draw a curve and cost little.</source>
        <translation>{epochs} 轮中约验证 {validations} 次，足以画出曲线，开销很小。</translation>
    </message>
    <message>
        <source>A crash costs at most about {iterations} iterations.</source>
        <translation>即使崩溃，最多约损失 {iterations} 次迭代。</translation>
    </message>
    <message>
        <source>Half of the {samples} samples, so that an epoch has more than one step.</source>
        <translation>{samples} 个样本的一半，使每轮不止一步。</translation>
    </message>
    <message>
        <source>Trains well with this preset and needs little memory.</source>
        <translation>适合此模型的训练，占用内存少。</translation>
    </message>
    <message>
        <source>{per_epoch} steps an epoch: {epochs} epochs are {steps} steps, what the model needs.</source>
        <translation>每轮 {per_epoch} 步：{epochs} 轮共 {steps} 步，正是模型所需。</translation>
    </message>
    <message>
        <source>{per_epoch} steps an epoch: {epochs} epochs are {steps} of the {needed} steps that the model needs.</source>
        <translation>每轮 {per_epoch} 步：{epochs} 轮共 {steps} 步，此模型约需 {needed} 步。</translation>
    </message>
    <message>
        <source>What works for this preset at batch size {batch}.</source>
        <translation>此模型在批大小 {batch} 下的合适取值。</translation>
    </message>
    <message>
        <source>Lowered with the square root of the batch size, which is {batch}.</source>
        <translation>已按批大小（{batch}）的平方根调低。</translation>
    </message>
    <message>
        <source>The preset&apos;s own size.</source>
        <translation>模型预设的尺寸。</translation>
    </message>
    <message>
        <source>Larger than usual: one object in ten is under {px:.0f} px.</source>
        <translation>比通常大：十分之一的对象小于 {px:.0f} px。</translation>
    </message>
    <message>
        <source>The shape of the images, large enough for the smallest objects, small enough to be quick.</source>
        <translation>与图像形状一致，足以看清最小的对象，又不会太慢。</translation>
    </message>
    <message>
        <source>The labelled boxes are tall.</source>
        <translation>标注的框偏高。</translation>
    </message>
    <message>
        <source>The labelled boxes are wide.</source>
        <translation>标注的框偏宽。</translation>
    </message>
    <message>
        <source>The labelled boxes are about as wide as tall.</source>
        <translation>标注的框宽高相近。</translation>
    </message>
    <message>
        <source>This preset does not turn the images.</source>
        <translation>此模型训练时不旋转图像。</translation>
    </message>
    <message>
        <source>The objects lie in all directions, so they are turned far.</source>
        <translation>对象朝向各异，因此旋转幅度大。</translation>
    </message>
    <message>
        <source>The objects point the same way: turned a little.</source>
        <translation>对象朝向一致：只略微旋转。</translation>
    </message>
    <message>
        <source>RTMDet-tiny</source>
        <translation>RTMDet-tiny</translation>
    </message>
    <message>
        <source>Finds boxes in one pass; 4.9 million parameters.</source>
        <translation>一次推理即可找出框；490 万参数。</translation>
    </message>
    <message>
        <source>Small enough to train on a processor, accurate enough for most counting and finding.</source>
        <translation>小到可以在 CPU 上训练，精度足以应付多数计数和查找。</translation>
    </message>
    <message>
        <source>RTMDet-Ins-tiny</source>
        <translation>RTMDet-Ins-tiny</translation>
    </message>
    <message>
        <source>Finds boxes and outlines every object; 5.6 million parameters.</source>
        <translation>找出框并勾出每个对象的轮廓；560 万参数。</translation>
    </message>
    <message>
        <source>When the outline matters: area, shape, touching objects.</source>
        <translation>适合轮廓重要的场合：面积、形状、相互接触的对象。</translation>
    </message>
    <message>
        <source>Heatmaps, ResNet-18</source>
        <translation>热图，ResNet-18</translation>
    </message>
    <message>
        <source>Draws one probability map for every keypoint with a ResNet-18; 15 million parameters.</source>
        <translation>用 ResNet-18 为每个关键点画出一张概率图；1500 万参数。</translation>
    </message>
    <message>
        <source>Learns from a few dozen images without starting weights. Choose it unless you have thousands of labels or pretrained weights.</source>
        <translation>没有起始权重，几十张图像也能学会。除非有数千个标注或预训练权重，否则选它。</translation>
    </message>
    <message>
        <source>RTMPose-t</source>
        <translation>RTMPose-t</translation>
    </message>
    <message>
        <source>Reads every keypoint&apos;s x and y from two one-dimensional distributions (SimCC); 3 million parameters, fast.</source>
        <translation>从两个一维分布（SimCC）读出每个关键点的 x 和 y；300 万参数，速度快。</translation>
    </message>
    <message>
        <source>The fast choice with pretrained weights or with thousands of labels. From scratch on a hundred images it does not learn: on 95 mouse images its error stayed at 55 px where heatmaps reached 4 px.</source>
        <translation>有预训练权重或数千个标注时的快速选择。仅凭一百张图像从零训练学不会：在 95 张小鼠图像上，其误差停在 55 px，而热图达到 4 px。</translation>
    </message>
    <message>
        <source>Boxes: mean label</source>
        <translation>框：平均标注</translation>
    </message>
    <message>
        <source>Learns the mean label and needs no library: the baseline that a model has to beat.</source>
        <translation>学习平均标注，不需要任何库：模型必须超过的基线。</translation>
    </message>
    <message>
        <source>To try the whole way without the training environment.</source>
        <translation>无需训练环境即可体验整个流程。</translation>
    </message>
    <message>
        <source>Outlines: mean label</source>
        <translation>轮廓：平均标注</translation>
    </message>
    <message>
        <source>Keypoints: mean label</source>
        <translation>关键点：平均标注</translation>
    </message>
</context>
<context>
    <name>SessionSurface</name>
    <message>
        <source>%1 is now %2, but its labels were made on %3: put the old file back.</source>
        <translation>%1 现在是 %2，而标注是在 %3 上做的：请放回原来的文件。</translation>
    </message>
    <message>
        <source>The image you choose under Images is shown here, to be labelled.</source>
        <translation>在“图像”中选择的图像会显示在这里，供您标注。</translation>
    </message>
</context>
<context>
    <name>SplitImagesDialog</name>
    <message>
        <source>Split into training and validation</source>
        <translation>划分训练集和验证集</translation>
    </message>
    <message>
        <source>A model is judged by images it has not learned from. Images of the test part stay there.</source>
        <translation>模型要用没有学过的图像来评判。测试集的图像保持不变。</translation>
    </message>
    <message>
        <source>Split the images</source>
        <translation>划分图像</translation>
    </message>
    <message>
        <source>The last ones by name (frames of a film)</source>
        <translation>按名称取最后一部分（视频帧）</translation>
    </message>
    <message>
        <source>Drawn at random</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Which ones</source>
        <translation>选取方式</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Label images, train on this machine,
see what the model learned.</source>
        <translation>标注图像，在本机训练，
看看模型学到了什么。</translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Label, train and see a heatmap in minutes</source>
        <translation>几分钟内完成标注、训练并查看热图</translation>
    </message>
    <message>
        <source>New project from images</source>
        <translation>用图像新建项目</translation>
    </message>
    <message>
        <source>The files stay where they are</source>
        <translation>文件留在原处</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>A Workbench project folder</source>
        <translation>Workbench 项目文件夹</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>COCO, Pascal VOC, DeepLabCut</source>
        <translation>COCO、Pascal VOC、DeepLabCut</translation>
    </message>
    <message>
        <source>Drop images, a folder or a label file anywhere</source>
        <translation>将图像、文件夹或标注文件拖到任意位置</translation>
    </message>
    <message>
        <source>Nothing is written next to your images.</source>
        <translation>图像旁不会写入任何文件。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>The projects you open will be listed here. The example takes one click and no network.</source>
        <translation>打开过的项目会列在这里。示例只需一次点击，无需网络。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Every change is on the disk</source>
        <translation>所有改动都已写入磁盘</translation>
    </message>
    <message>
        <source>Not stored: try again</source>
        <translation>未保存：重试</translation>
    </message>
    <message>
        <source>The last changes could not be written; click to try again</source>
        <translation>最近的改动未能写入；单击重试</translation>
    </message>
</context>
<context>
    <name>StoreNews</name>
    <message>
        <source>Add class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <source>Remove class</source>
        <translation>移除类别</translation>
    </message>
    <message>
        <source>Change skeleton</source>
        <translation>更改骨架</translation>
    </message>
    <message>
        <source>Change split</source>
        <translation>更改划分</translation>
    </message>
    <message>
        <source>Split into training and validation</source>
        <translation>划分训练集和验证集</translation>
    </message>
    <message>
        <source>Make the example</source>
        <translation>创建示例</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>添加图像</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Changes cannot be stored: {reason}. They wait; make room or mend the disk, then try again.</source>
        <translation>改动无法保存：{reason}。改动会等待；请腾出空间或修复磁盘后重试。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Switch to another project</source>
        <translation>切换项目</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Label one</source>
        <translation>标注一个</translation>
    </message>
    <message>
        <source>Press &lt;b&gt;Ctrl+Shift+D&lt;/b&gt; for the next image without labels, then &lt;b&gt;K&lt;/b&gt;, and click the three corners of a set square. &lt;b&gt;R&lt;/b&gt; draws a box, &lt;b&gt;P&lt;/b&gt; a polygon. Everything is stored at once.</source>
        <translation>按 &lt;b&gt;Ctrl+Shift+D&lt;/b&gt; 到下一张未标注图像，再按 &lt;b&gt;K&lt;/b&gt;，依次单击三角尺的三个角。&lt;b&gt;R&lt;/b&gt; 画检测框，&lt;b&gt;P&lt;/b&gt; 画多边形。一切会立即保存。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ctrl+L&lt;/b&gt; opens the few choices that matter, filled in from your labels. The run goes on in the background: go on labelling, or close the window.</source>
        <translation>按 &lt;b&gt;Ctrl+L&lt;/b&gt; 打开少数关键选项，已按您的标注填好。训练在后台进行：可以继续标注，或关闭窗口。</translation>
    </message>
    <message>
        <source>Watch the curve</source>
        <translation>观察曲线</translation>
    </message>
    <message>
        <source>&lt;b&gt;F3&lt;/b&gt; shows the runs, their losses and scores as they come in. &lt;b&gt;F2&lt;/b&gt; brings you back.</source>
        <translation>按 &lt;b&gt;F3&lt;/b&gt; 实时查看各次训练的损失和得分。&lt;b&gt;F2&lt;/b&gt; 返回。</translation>
    </message>
    <message>
        <source>See what it learned</source>
        <translation>看看学到了什么</translation>
    </message>
    <message>
        <source>When the run has finished, predict with it (&lt;b&gt;Ctrl+Shift+P&lt;/b&gt;). &lt;b&gt;F4&lt;/b&gt; shows predictions and heatmaps beside your labels; accept the good ones with one click.</source>
        <translation>训练结束后用它预测（&lt;b&gt;Ctrl+Shift+P&lt;/b&gt;）。&lt;b&gt;F4&lt;/b&gt; 在标注旁显示预测和热图；一次点击即可采纳好的结果。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No more hints</source>
        <translation>不再提示</translation>
    </message>
</context>
<context>
    <name>TrainCommands</name>
    <message>
        <source>Predicting in the background; the images show it as it comes in.</source>
        <translation>正在后台预测；结果会陆续显示在图像上。</translation>
    </message>
</context>
<context>
    <name>TrainDialog</name>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>It learns in the background from a copy of the labels as they are now; you can go on labelling.</source>
        <translation>它在后台用当前标注的副本学习；您可以继续标注。</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Choose a checkpoint</source>
        <translation>选择检查点</translation>
    </message>
    <message>
        <source>None: learn from scratch</source>
        <translation>无：从头学习</translation>
    </message>
    <message>
        <source>Set 20 % aside</source>
        <translation>留出 20 %</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始于</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Input width in pixels</source>
        <translation>输入宽度（像素）</translation>
    </message>
    <message>
        <source>Input height in pixels</source>
        <translation>输入高度（像素）</translation>
    </message>
    <message>
        <source>Counting the labels</source>
        <translation>正在统计标注</translation>
    </message>
    <message>
        <source>{train} train, {val} val</source>
        <translation>训练 {train}，验证 {val}</translation>
    </message>
    <message>
        <source> (suits these labels)</source>
        <translation>（适合这些标注）</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>没有任何障碍。</translation>
    </message>
    <message>
        <source>Put the run into the queue; it starts when the device is free</source>
        <translation>放入队列；设备空闲时开始</translation>
    </message>
    <message>
        <source>Repair first: {n}</source>
        <translation>请先修复：{n}</translation>
    </message>
    <message>
        <source>Preparing the run</source>
        <translation>正在准备训练</translation>
    </message>
    <message>
        <source>Checkpoint to start from</source>
        <translation>起始检查点</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>About Workbench</source>
        <translation>关于 Workbench</translation>
    </message>
    <message>
        <source>Label images, train OpenMMLab models on this machine, see what they learned.</source>
        <translation>标注图像，在本机训练 OpenMMLab 模型，看看它们学到了什么。</translation>
    </message>
    <message>
        <source>Panel: {name}</source>
        <translation>面板：{name}</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>语言：{name}</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>WorkArea</name>
    <message>
        <source>This project has no images yet. Add a folder of them, or drop it here.</source>
        <translation>项目中还没有图像。请添加图像文件夹，或拖到这里。</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>添加图像…</translation>
    </message>
</context>
<context>
    <name>_Segments</name>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
</context>
</TS>
