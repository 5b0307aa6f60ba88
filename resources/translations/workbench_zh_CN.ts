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
        <source>Make the selected objects class %n</source>
        <translation>将所选对象改为第 %n 类</translation>
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
        <source>Go to the next part of the window</source>
        <translation>转到窗口的下一部分</translation>
    </message>
    <message>
        <source>Go to the previous part of the window</source>
        <translation>转到窗口的上一部分</translation>
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
        <source>Ten images on</source>
        <translation>前进十张图像</translation>
    </message>
    <message>
        <source>Ten images back</source>
        <translation>后退十张图像</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>第一张图像</translation>
    </message>
    <message>
        <source>Last image</source>
        <translation>最后一张图像</translation>
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
        <source>Find similar images</source>
        <translation>查找相似图像</translation>
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
        <source>Training pipeline, step by step</source>
        <translation>逐步查看训练流水线</translation>
    </message>
    <message>
        <source>Model zoo…</source>
        <translation>模型库…</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>显示任务</translation>
    </message>
    <message>
        <source>Pause the run after its epoch</source>
        <translation>本轮结束后暂停该训练</translation>
    </message>
    <message>
        <source>Stop the run and keep a checkpoint</source>
        <translation>停止该训练并保留检查点</translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation>继续该训练</translation>
    </message>
    <message>
        <source>Train the run for longer…</source>
        <translation>延长该训练…</translation>
    </message>
    <message>
        <source>Train again with changes…</source>
        <translation>修改后重新训练…</translation>
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
        <source>Change the keys…</source>
        <translation>修改快捷键…</translation>
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
    <message>
        <source>Draw a rotated box</source>
        <translation>绘制旋转框</translation>
    </message>
    <message>
        <source>Draw a circle</source>
        <translation>绘制圆</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>绘制折线</translation>
    </message>
    <message>
        <source>Place points</source>
        <translation>放置点</translation>
    </message>
    <message>
        <source>Convert to boxes</source>
        <translation>转换为矩形框</translation>
    </message>
    <message>
        <source>Convert to rotated boxes</source>
        <translation>转换为旋转框</translation>
    </message>
    <message>
        <source>Convert to polygons</source>
        <translation>转换为多边形</translation>
    </message>
    <message>
        <source>Convert to masks</source>
        <translation>转换为掩码</translation>
    </message>
    <message>
        <source>Convert to lines</source>
        <translation>转换为折线</translation>
    </message>
    <message>
        <source>Rotate by 10° anticlockwise</source>
        <translation>逆时针旋转 10°</translation>
    </message>
    <message>
        <source>Rotate by 1° anticlockwise</source>
        <translation>逆时针旋转 1°</translation>
    </message>
    <message>
        <source>Rotate by 1° clockwise</source>
        <translation>顺时针旋转 1°</translation>
    </message>
    <message>
        <source>Rotate by 10° clockwise</source>
        <translation>顺时针旋转 10°</translation>
    </message>
    <message>
        <source>Image: to do</source>
        <translation>图像：待标注</translation>
    </message>
    <message>
        <source>Image: labelled</source>
        <translation>图像：已标注</translation>
    </message>
    <message>
        <source>Image: needs a look</source>
        <translation>图像：待复查</translation>
    </message>
    <message>
        <source>Image: approved</source>
        <translation>图像：已通过</translation>
    </message>
    <message>
        <source>Selected objects: need a look</source>
        <translation>所选对象：待复查</translation>
    </message>
    <message>
        <source>Selected objects: approved</source>
        <translation>所选对象：已通过</translation>
    </message>
    <message>
        <source>Approve and go on</source>
        <translation>通过并继续</translation>
    </message>
    <message>
        <source>Next image that needs a look</source>
        <translation>下一张待复查的图像</translation>
    </message>
    <message>
        <source>Previous image that needs a look</source>
        <translation>上一张待复查的图像</translation>
    </message>
    <message>
        <source>Comment on this place…</source>
        <translation>在此处批注…</translation>
    </message>
    <message>
        <source>Go on after each new object</source>
        <translation>每画一个对象后自动前进</translation>
    </message>
    <message>
        <source>Show review and comments</source>
        <translation>显示审核与批注</translation>
    </message>
    <message>
        <source>Show the progress</source>
        <translation>显示进度</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>显示历史</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste in place</source>
        <translation>原位粘贴</translation>
    </message>
    <message>
        <source>Carry the selection to the next image</source>
        <translation>把所选对象带到下一张图像</translation>
    </message>
    <message>
        <source>Take over the objects of the previous image</source>
        <translation>沿用上一张图像的对象</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>编组</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>取消编组</translation>
    </message>
    <message>
        <source>Bring to front</source>
        <translation>置于顶层</translation>
    </message>
    <message>
        <source>Send to back</source>
        <translation>置于底层</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Unlock all objects of the image</source>
        <translation>解锁图像中的所有对象</translation>
    </message>
    <message>
        <source>Hide the selected objects</source>
        <translation>隐藏所选对象</translation>
    </message>
    <message>
        <source>Show the selected objects alone</source>
        <translation>仅显示所选对象</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Next object</source>
        <translation>下一个对象</translation>
    </message>
    <message>
        <source>Previous object</source>
        <translation>上一个对象</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>此处可用的操作</translation>
    </message>
    <message>
        <source>Attributes of the class…</source>
        <translation>类别的属性…</translation>
    </message>
    <message>
        <source>Paint a mask</source>
        <translation>涂画掩码</translation>
    </message>
    <message>
        <source>Erase from a mask</source>
        <translation>擦除掩码</translation>
    </message>
    <message>
        <source>Paint superpixels</source>
        <translation>涂画超像素</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>按颜色选择</translation>
    </message>
    <message>
        <source>Cut out by colour (GrabCut)</source>
        <translation>按颜色抠图（GrabCut）</translation>
    </message>
    <message>
        <source>Fill holes of masks</source>
        <translation>填充掩码孔洞</translation>
    </message>
    <message>
        <source>Keep the largest part of masks</source>
        <translation>保留掩码的最大部分</translation>
    </message>
    <message>
        <source>Split masks into their parts</source>
        <translation>将掩码拆分为各部分</translation>
    </message>
    <message>
        <source>Remove specks from masks…</source>
        <translation>去除掩码中的斑点…</translation>
    </message>
    <message>
        <source>Grow masks by a pixel</source>
        <translation>将掩码扩大一个像素</translation>
    </message>
    <message>
        <source>Shrink masks by a pixel</source>
        <translation>将掩码缩小一个像素</translation>
    </message>
    <message>
        <source>Invert masks in their boxes</source>
        <translation>在框内反转掩码</translation>
    </message>
    <message>
        <source>Cut an object out by pointing at it</source>
        <translation>指点抠出物体</translation>
    </message>
    <message>
        <source>Accept by brushing over</source>
        <translation>刷过即采纳</translation>
    </message>
    <message>
        <source>Predict as I go</source>
        <translation>边走边预测</translation>
    </message>
    <message>
        <source>Accept the predicted object in focus</source>
        <translation>接受当前的预测对象</translation>
    </message>
    <message>
        <source>Accept all predicted objects of the image</source>
        <translation>采纳本图全部预测对象</translation>
    </message>
    <message>
        <source>Send the predicted object in focus away</source>
        <translation>排除当前预测对象</translation>
    </message>
    <message>
        <source>Bring predicted objects back that were sent away</source>
        <translation>恢复已排除的预测对象</translation>
    </message>
    <message>
        <source>Next predicted object</source>
        <translation>下一个预测对象</translation>
    </message>
    <message>
        <source>Previous predicted object</source>
        <translation>上一个预测对象</translation>
    </message>
    <message>
        <source>Refine the selected boxes with the model</source>
        <translation>用模型细化所选框</translation>
    </message>
    <message>
        <source>What cuts objects out…</source>
        <translation>抠图方式…</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>缩放到所选对象</translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation>缩略导航图</translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation>像素网格</translation>
    </message>
    <message>
        <source>Lines through the pointer</source>
        <translation>指针十字线</translation>
    </message>
    <message>
        <source>Adjust the picture</source>
        <translation>调整图像显示</translation>
    </message>
    <message>
        <source>Auto levels</source>
        <translation>自动色阶</translation>
    </message>
    <message>
        <source>Show the picture as it is</source>
        <translation>按原样显示图像</translation>
    </message>
    <message>
        <source>Brighter picture</source>
        <translation>调亮图像</translation>
    </message>
    <message>
        <source>Darker picture</source>
        <translation>调暗图像</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>增大对比度</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>减小对比度</translation>
    </message>
    <message>
        <source>Lighter middle tones (gamma)</source>
        <translation>提亮中间调（伽马）</translation>
    </message>
    <message>
        <source>Darker middle tones (gamma)</source>
        <translation>压暗中间调（伽马）</translation>
    </message>
    <message>
        <source>Next channel: all, red, green, blue, grey</source>
        <translation>下一个通道：全部、红、绿、蓝、灰</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Draw another part of the object</source>
        <translation>画对象的另一部分</translation>
    </message>
    <message>
        <source>Draw a hole in the object</source>
        <translation>在对象中画孔</translation>
    </message>
    <message>
        <source>Cut objects by a line</source>
        <translation>用线切开对象</translation>
    </message>
    <message>
        <source>Unite the selected objects</source>
        <translation>合并选中的对象</translation>
    </message>
    <message>
        <source>Subtract the object in front from the others</source>
        <translation>从其他对象中减去最前面的对象</translation>
    </message>
    <message>
        <source>Keep what the selected objects have in common</source>
        <translation>保留选中对象的共同部分</translation>
    </message>
    <message>
        <source>Simplify the outline</source>
        <translation>简化轮廓</translation>
    </message>
    <message>
        <source>Smooth the outline</source>
        <translation>平滑轮廓</translation>
    </message>
    <message>
        <source>Repair the outline</source>
        <translation>修复轮廓</translation>
    </message>
    <message>
        <source>Delete the part or fill the hole under the pointer</source>
        <translation>删除指针处的部分或填充指针处的孔</translation>
    </message>
    <message>
        <source>Snap points to neighbours</source>
        <translation>点吸附到相邻对象</translation>
    </message>
    <message>
        <source>Skeleton of the class…</source>
        <translation>类别的骨架…</translation>
    </message>
    <message>
        <source>Lay whole poses</source>
        <translation>整体放置骨架</translation>
    </message>
    <message>
        <source>Mirror the pose</source>
        <translation>镜像骨架</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>交换左右</translation>
    </message>
    <message>
        <source>Complete the other side by symmetry</source>
        <translation>按对称补全另一侧</translation>
    </message>
    <message>
        <source>Visible, occluded, absent</source>
        <translation>可见、遮挡、缺失</translation>
    </message>
    <message>
        <source>Show where the next point is expected</source>
        <translation>显示下一个点的预期位置</translation>
    </message>
    <message>
        <source>Show the poses of the previous image</source>
        <translation>显示上一张图像的骨架</translation>
    </message>
    <message>
        <source>Copy the poses of the previous image here</source>
        <translation>把上一张图像的骨架复制到这里</translation>
    </message>
    <message>
        <source>What changed in the labels since the run</source>
        <translation>自该运行以来标注的变化</translation>
    </message>
    <message>
        <source>Open the labels as the run saw them</source>
        <translation>打开该运行所见的标注</translation>
    </message>
    <message>
        <source>Share the run…</source>
        <translation>分享运行…</translation>
    </message>
    <message>
        <source>Take over a model…</source>
        <translation>接收模型…</translation>
    </message>
</context>
<context>
    <name>AttributeFields</name>
    <message>
        <source>several values</source>
        <translation>多个值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>AttributesDialog</name>
    <message>
        <source>Attributes of {name}</source>
        <translation>{name} 的属性</translation>
    </message>
    <message>
        <source>What else is to be known about each object, such as its colour or whether it is cut off.</source>
        <translation>每个对象还需要记录的信息，例如颜色或是否被截断。</translation>
    </message>
    <message>
        <source>Use these attributes</source>
        <translation>使用这些属性</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Choices, with commas</source>
        <translation>选项（用逗号分隔）</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Changes in a film</source>
        <translation>在视频中可变</translation>
    </message>
    <message>
        <source>Add an attribute</source>
        <translation>添加属性</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Remove this attribute</source>
        <translation>删除此属性</translation>
    </message>
    <message>
        <source>Two attributes have the same name: rename one.</source>
        <translation>有两个属性同名：请重命名其中一个。</translation>
    </message>
</context>
<context>
    <name>AugmentationList</name>
    <message>
        <source>Nothing in this pipeline is random, or nothing that can be set here.</source>
        <translation>这条流水线中没有随机步骤，或没有可以在这里设置的。</translation>
    </message>
    <message>
        <source>{name}, least</source>
        <translation>{name}，最小</translation>
    </message>
    <message>
        <source>{name}, most</source>
        <translation>{name}，最大</translation>
    </message>
</context>
<context>
    <name>CanvasTexts</name>
    <message>
        <source>Drag: move · Shift+click: add to selection · Arrows: nudge · Del: delete</source>
        <translation>拖动：移动 · Shift+点击：加入选择 · 方向键：微移 · Del：删除</translation>
    </message>
    <message>
        <source>Drag: move · Ctrl+drag: keep lengths · Alt+drag: all · Right-click: visibility</source>
        <translation>拖动：移动 · Ctrl+拖动：保持肢体长度 · Alt+拖动：整体 · 右键：可见性</translation>
    </message>
    <message>
        <source>Drag: rotate · Shift: steps of 15°</source>
        <translation>拖动：旋转 · Shift：每 15° 一档</translation>
    </message>
    <message>
        <source>Drag: rotate, the box becomes a rotated box · Shift: steps of 15°</source>
        <translation>拖动：旋转，矩形框将变为旋转框 · Shift：每 15° 一档</translation>
    </message>
    <message>
        <source>Release to place · Shift: steps of 15° · Esc: leave as it was</source>
        <translation>松开：放下 · Shift：每 15° 一档 · Esc：保持原样</translation>
    </message>
    <message>
        <source>Drag: resize, the opposite side stays</source>
        <translation>拖动：调整大小，对边不动</translation>
    </message>
    <message>
        <source>Drag: change the radius</source>
        <translation>拖动：调整半径</translation>
    </message>
    <message>
        <source>Drag: move · Ctrl+click: insert a point · Del: delete</source>
        <translation>拖动：移动 · Ctrl+点击：插入点 · Del：删除</translation>
    </message>
    <message>
        <source>Drag: move the point · Ctrl+click: delete the point</source>
        <translation>拖动：移动此点 · Ctrl+点击：删除此点</translation>
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
        <translation>在对角松开或点击 · Esc：停止</translation>
    </message>
    <message>
        <source>Drag a box for %1, or click two corners · Esc: select</source>
        <translation>为 %1 拖出检测框，或点击两个角 · Esc：选择</translation>
    </message>
    <message>
        <source>Click the next point · Backspace: back · Esc: stop</source>
        <translation>点击下一点 · Backspace：退回 · Esc：停止</translation>
    </message>
    <message>
        <source>Drag to move the view · Ctrl+wheel: zoom</source>
        <translation>拖动移动视图 · Ctrl+滚轮：缩放</translation>
    </message>
    <message>
        <source>Click an object · Drag: select several · Right-click a keypoint: visibility</source>
        <translation>点击对象 · 拖动：选择多个 · 右键点击关键点：可见性</translation>
    </message>
    <message>
        <source>Click or drag along one side of %1 · Shift: steps of 15° · Esc: select</source>
        <translation>沿 %1 的一条边点击两点或拖动 · Shift：每 15° 一档 · Esc：选择工具</translation>
    </message>
    <message>
        <source>Release or click where this side ends · Shift: steps of 15° · Esc: stop</source>
        <translation>在这条边的终点松开或点击 · Shift：每 15° 一档 · Esc：取消</translation>
    </message>
    <message>
        <source>Click on the opposite side · Backspace: back · Esc: stop</source>
        <translation>点击对边 · Backspace：退回 · Esc：取消</translation>
    </message>
    <message>
        <source>Drag from the centre of %1 to its rim, or click both · Esc: select</source>
        <translation>从 %1 的圆心拖到圆周，或依次点击 · Esc：选择工具</translation>
    </message>
    <message>
        <source>Release or click on the rim · Esc: stop</source>
        <translation>在圆周上松开或点击 · Esc：取消</translation>
    </message>
    <message>
        <source>Click along the line of %1 · Esc: select</source>
        <translation>沿 %1 的线点击 · Esc：选择工具</translation>
    </message>
    <message>
        <source>Click the next point · Enter: end · Backspace: back · Esc: stop</source>
        <translation>点击下一点 · Enter：结束 · Backspace：退回 · Esc：取消</translation>
    </message>
    <message>
        <source>Click a point of %1 · Esc: select</source>
        <translation>点击放置 %1 的点 · Esc：选择工具</translation>
    </message>
    <message>
        <source>Click: another %1 · Shift+click: one more point of this object · Esc: select</source>
        <translation>点击：另一个 %1 · Shift+点击：给当前对象再加一点 · Esc：选择工具</translation>
    </message>
    <message>
        <source>Click %1 of %4 (%2/%3) · V: occluded · X: absent · Tab: later · Esc: select</source>
        <translation>点击 %4 的 %1（%2/%3）· V：遮挡 · X：缺失 · Tab：稍后 · Esc：选择</translation>
    </message>
    <message>
        <source>Click %1 of the selected %4 (%2/%3) · N: new object · V: occluded · X: absent · Tab: later</source>
        <translation>点击选中的 %4 的 %1（%2/%3） · N：新对象 · V：遮挡 · X：缺失 · Tab：稍后</translation>
    </message>
    <message>
        <source>Click %1 (%2/%3) · V: occluded · X: absent · Tab: later · Backspace: back · Esc: stop</source>
        <translation>点击 %1（%2/%3）· V：遮挡 · X：缺失 · Tab：稍后 · Backspace：退回 · Esc：停止</translation>
    </message>
    <message>
        <source>Click %1 (%2 absent) · V: occluded · Tab: another first · Enter: enough</source>
        <translation>点击 %1（缺 %2 个）· V：遮挡 · Tab：先放别的 · Enter：到此为止</translation>
    </message>
    <message>
        <source>Release to lay the pose · Esc: stop</source>
        <translation>松开放下骨架 · Esc：停止</translation>
    </message>
    <message>
        <source>Drag: move the whole pose</source>
        <translation>拖动：移动整个骨架</translation>
    </message>
    <message>
        <source>Drag: turn the pose · Shift: steps of 15° · Ctrl: also resize</source>
        <translation>拖动：旋转骨架 · Shift：每步 15° · Ctrl：同时缩放</translation>
    </message>
    <message>
        <source>Drag: resize the pose with its box</source>
        <translation>拖动：连同框一起缩放骨架</translation>
    </message>
    <message>
        <source>Click on %1 · Shift+click or right-click: beside it · Drag: box · Esc: select</source>
        <translation>点击%1 · Shift+点击或右键：不属于它 · 拖动：框 · Esc：选择</translation>
    </message>
    <message>
        <source>Cutting it out…  Enter: take it when it comes · Esc: stop</source>
        <translation>正在抠出…  Enter：完成后直接采用 · Esc：停止</translation>
    </message>
    <message>
        <source>Enter: add the mask · Click: more · Shift+click: less · Tab: outline · Esc: stop</source>
        <translation>Enter：添加掩码 · 点击：加 · Shift+点击：减 · Tab：改为轮廓 · Esc：停止</translation>
    </message>
    <message>
        <source>%1 predicted · Brush over them: accept · Esc: select</source>
        <translation>有 %1 个预测 · 刷过：采纳 · Esc：选择</translation>
    </message>
    <message>
        <source>%1 touched · Release: accept · Esc: stop</source>
        <translation>已碰到 %1 个 · 松开：采纳 · Esc：停止</translation>
    </message>
    <message>
        <source>Drag from one place to another to measure · Esc: select</source>
        <translation>从一处拖到另一处即可测量 · Esc：返回选择</translation>
    </message>
    <message>
        <source>Release at the other end · Shift: steps of 15° · Esc: stop</source>
        <translation>在另一端松开 · Shift：按 15° 步进 · Esc：取消</translation>
    </message>
    <message>
        <source>Drag again to measure anew · Esc: take the line away</source>
        <translation>再次拖动可重新测量 · Esc：移除测量线</translation>
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
        <source>The rotated box is less than one pixel wide or high: drag further.</source>
        <translation>旋转框的宽或高不足一个像素：请拖得更远。</translation>
    </message>
    <message>
        <source>The circle&apos;s radius is less than one pixel: drag further.</source>
        <translation>圆的半径不足一个像素：请拖得更远。</translation>
    </message>
    <message>
        <source>A line needs at least two points: click on.</source>
        <translation>折线至少需要两个点：请继续点击。</translation>
    </message>
    <message>
        <source>A line keeps at least two points: delete the object.</source>
        <translation>折线至少保留两个点：请改为删除该对象。</translation>
    </message>
    <message>
        <source>The object keeps at least one point: delete the object.</source>
        <translation>对象至少保留一个点：请改为删除该对象。</translation>
    </message>
    <message>
        <source>The keys rotate rotated boxes: drag the round handle of a plain box.</source>
        <translation>这些按键只旋转旋转框：矩形框请拖动它的圆形手柄。</translation>
    </message>
    <message>
        <source>Nothing is cut out yet: click on the object or drag a box around it.</source>
        <translation>还没有抠出任何内容：请点击对象，或在它周围拖出一个框。</translation>
    </message>
    <message>
        <source>No predicted object waits on this image.</source>
        <translation>本图没有等待确认的预测对象。</translation>
    </message>
    <message>
        <source>Move rotated box</source>
        <translation>移动旋转框</translation>
    </message>
    <message>
        <source>Move circle</source>
        <translation>移动圆</translation>
    </message>
    <message>
        <source>Move line</source>
        <translation>移动折线</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>移动点集</translation>
    </message>
    <message>
        <source>Move point of line</source>
        <translation>移动折线的点</translation>
    </message>
    <message>
        <source>Add point to line</source>
        <translation>给折线添加点</translation>
    </message>
    <message>
        <source>Delete point of line</source>
        <translation>删除折线的点</translation>
    </message>
    <message>
        <source>Move point</source>
        <translation>移动点</translation>
    </message>
    <message>
        <source>Add point</source>
        <translation>添加一个点</translation>
    </message>
    <message>
        <source>Delete point</source>
        <translation>删除点</translation>
    </message>
    <message>
        <source>Rotate box</source>
        <translation>旋转框</translation>
    </message>
    <message>
        <source>Convert to box</source>
        <translation>转换为矩形框</translation>
    </message>
    <message>
        <source>Convert to rotated box</source>
        <translation>转换为旋转框</translation>
    </message>
    <message>
        <source>Convert to polygon</source>
        <translation>转换为多边形</translation>
    </message>
    <message>
        <source>Convert to mask</source>
        <translation>转换为掩码</translation>
    </message>
    <message>
        <source>Convert to line</source>
        <translation>转换为折线</translation>
    </message>
    <message>
        <source>Cut boxes off at their images</source>
        <translation>将框裁到图像内</translation>
    </message>
    <message>
        <source>Delete boxes without area</source>
        <translation>删除没有面积的框</translation>
    </message>
    <message>
        <source>Delete objects that are there twice</source>
        <translation>删除重复的对象</translation>
    </message>
    <message>
        <source>Add boxes around poses</source>
        <translation>为姿态添加外接框</translation>
    </message>
    <message>
        <source>Make keypoints outside of images absent</source>
        <translation>将图像外的关键点设为未标注</translation>
    </message>
    <message>
        <source>Pair left and right keypoints</source>
        <translation>配对左右关键点</translation>
    </message>
    <message>
        <source>Take pictures that are trained on out of the validation</source>
        <translation>将训练用图片移出验证集</translation>
    </message>
    <message>
        <source>Add classes</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Labels of a run</source>
        <translation>运行的标注</translation>
    </message>
    <message>
        <source>Paste object</source>
        <translation>粘贴对象</translation>
    </message>
    <message>
        <source>Cut object</source>
        <translation>剪切对象</translation>
    </message>
    <message>
        <source>Change attribute</source>
        <translation>修改属性</translation>
    </message>
    <message>
        <source>Change attributes of class</source>
        <translation>修改类别的属性</translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation>修改图像标签</translation>
    </message>
    <message>
        <source>Change state of image</source>
        <translation>修改图像状态</translation>
    </message>
    <message>
        <source>Change state of object</source>
        <translation>修改对象状态</translation>
    </message>
    <message>
        <source>Add comment</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Settle comment</source>
        <translation>处理批注</translation>
    </message>
    <message>
        <source>Remove comment</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>Refine object</source>
        <translation>细化对象</translation>
    </message>
    <message>
        <source>%1 has no keypoints: add some in Labels or choose another class.</source>
        <translation>%1 没有关键点：请在“类别”中添加，或选择其他类别。</translation>
    </message>
    <message>
        <source>There is no pose of %1 to lay down: label three objects, or place a template in its skeleton.</source>
        <translation>没有可放下的 %1 骨架：请先标注三个对象，或在骨架中摆好模板。</translation>
    </message>
    <message>
        <source>No keypoint was placed: click at least one, then finish.</source>
        <translation>尚未放置关键点：至少点击一个再结束。</translation>
    </message>
    <message>
        <source>Delete %1 objects</source>
        <translation>删除 %1 个对象</translation>
    </message>
    <message>
        <source>Move %1 objects</source>
        <translation>移动 %1 个对象</translation>
    </message>
    <message>
        <source>Resize %1 objects</source>
        <translation>缩放 %1 个对象</translation>
    </message>
    <message>
        <source>Duplicate %1 objects</source>
        <translation>复制 %1 个对象</translation>
    </message>
    <message>
        <source>Refine %1 objects</source>
        <translation>细化 %1 个对象</translation>
    </message>
    <message>
        <source>Accept %1 predictions</source>
        <translation>采纳 %1 个预测</translation>
    </message>
    <message>
        <source>Relabel %1 objects</source>
        <translation>更改 %1 个对象的类别</translation>
    </message>
    <message>
        <source>Paste %1 objects</source>
        <translation>粘贴 %1 个对象</translation>
    </message>
    <message>
        <source>Cut %1 objects</source>
        <translation>剪切 %1 个对象</translation>
    </message>
    <message>
        <source>Group %1 objects</source>
        <translation>编组 %1 个对象</translation>
    </message>
    <message>
        <source>Rotate %1 boxes</source>
        <translation>旋转 %1 个框</translation>
    </message>
    <message>
        <source>Convert %1 objects to boxes</source>
        <translation>将 %1 个对象转换为矩形框</translation>
    </message>
    <message>
        <source>Convert %1 objects to rotated boxes</source>
        <translation>将 %1 个对象转换为旋转框</translation>
    </message>
    <message>
        <source>Convert %1 objects to polygons</source>
        <translation>将 %1 个对象转换为多边形</translation>
    </message>
    <message>
        <source>Convert %1 objects to masks</source>
        <translation>将 %1 个对象转换为掩码</translation>
    </message>
    <message>
        <source>Convert %1 objects to lines</source>
        <translation>将 %1 个对象转换为折线</translation>
    </message>
    <message>
        <source>Change %1 objects</source>
        <translation>修改 %1 个对象</translation>
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
        <source>Add rotated box</source>
        <translation>添加旋转框</translation>
    </message>
    <message>
        <source>Add circle</source>
        <translation>添加圆</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>添加折线</translation>
    </message>
    <message>
        <source>Add points</source>
        <translation>添加点</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>删除对象</translation>
    </message>
    <message>
        <source>Click to lay a whole %1, or drag its box · Drag a keypoint: move it · Esc: select</source>
        <translation>点击放下整个 %1，或拖出它的框 · 拖动关键点：移动 · Esc：选择</translation>
    </message>
    <message>
        <source>Enter: add the outline · Click: more · Shift+click: less · Tab: mask · Esc: stop</source>
        <translation>Enter：添加轮廓 · 点击：加 · Shift+点击：减 · Tab：改为掩码 · Esc：停止</translation>
    </message>
    <message>
        <source>Ungroup %1 objects</source>
        <translation>取消 %1 个对象的编组</translation>
    </message>
    <message>
        <source>Bring %1 objects to front</source>
        <translation>将 %1 个对象置于顶层</translation>
    </message>
    <message>
        <source>Send %1 objects to back</source>
        <translation>将 %1 个对象置于底层</translation>
    </message>
    <message>
        <source>Lock %1 objects</source>
        <translation>锁定 %1 个对象</translation>
    </message>
    <message>
        <source>Unlock %1 objects</source>
        <translation>解锁 %1 个对象</translation>
    </message>
    <message>
        <source>Change state of %1 objects</source>
        <translation>修改 %1 个对象的状态</translation>
    </message>
    <message>
        <source>Relabel object</source>
        <translation>修改对象的类别</translation>
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
        <source>Move keypoint</source>
        <translation>移动关键点</translation>
    </message>
    <message>
        <source>Resize box</source>
        <translation>调整检测框大小</translation>
    </message>
    <message>
        <source>Resize rotated box</source>
        <translation>调整旋转框大小</translation>
    </message>
    <message>
        <source>Resize circle</source>
        <translation>调整圆的大小</translation>
    </message>
    <message>
        <source>Resize line</source>
        <translation>调整折线大小</translation>
    </message>
    <message>
        <source>Resize points</source>
        <translation>调整点集大小</translation>
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
        <source>Duplicate object</source>
        <translation>复制对象</translation>
    </message>
    <message>
        <source>Accept prediction</source>
        <translation>采纳预测</translation>
    </message>
    <message>
        <source>Ungroup object</source>
        <translation>取消对象编组</translation>
    </message>
    <message>
        <source>Bring object to front</source>
        <translation>将对象置于顶层</translation>
    </message>
    <message>
        <source>Send object to back</source>
        <translation>将对象置于底层</translation>
    </message>
    <message>
        <source>Lock object</source>
        <translation>锁定对象</translation>
    </message>
    <message>
        <source>Unlock object</source>
        <translation>解锁对象</translation>
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
        <source>Place keypoint</source>
        <translation>放置关键点</translation>
    </message>
    <message>
        <source>Mirror pose</source>
        <translation>镜像骨架</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>交换左右</translation>
    </message>
    <message>
        <source>Complete by symmetry</source>
        <translation>按对称补全</translation>
    </message>
    <message>
        <source>Turn pose</source>
        <translation>旋转骨架</translation>
    </message>
    <message>
        <source>Resize pose</source>
        <translation>缩放骨架</translation>
    </message>
    <message>
        <source>Move limb</source>
        <translation>移动肢体</translation>
    </message>
    <message>
        <source>Copy pose</source>
        <translation>复制骨架</translation>
    </message>
    <message>
        <source>Copy poses</source>
        <translation>复制多个骨架</translation>
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
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message>
        <source>Comparing the labels</source>
        <translation>正在比较标注</translation>
    </message>
    <message>
        <source>The labels are as {run} saw them.</source>
        <translation>标注与 {run} 所见一致。</translation>
    </message>
    <message>
        <source>Since {run}: {images} images differ; {added} objects added, {removed} gone, {changed} changed.</source>
        <translation>自 {run} 以来：{images} 张图像不同；新增 {added} 个对象，删除 {removed} 个，修改 {changed} 个。</translation>
    </message>
    <message>
        <source>other split</source>
        <translation>划分不同</translation>
    </message>
    <message>
        <source>other classes</source>
        <translation>类别不同</translation>
    </message>
    <message>
        <source>Choose a run: what changed in the labels since it began is listed here.</source>
        <translation>请选择一个运行：这里会列出自它开始以来标注的变化。</translation>
    </message>
    <message>
        <source>On the image, dashed: as they were; solid: as they are now.</source>
        <translation>图像上：虚线为当时的标注，实线为现在的标注。</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>重新比较</translation>
    </message>
    <message>
        <source>Images whose labels differ</source>
        <translation>标注不同的图像</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
</context>
<context>
    <name>CinemaPanel</name>
    <message>
        <source>Looking for validations</source>
        <translation>正在查找验证结果</translation>
    </message>
    <message>
        <source>After every validation a run keeps here what it sees on a few images.</source>
        <translation>每次验证后，运行会在此保留它在若干图像上的预测。</translation>
    </message>
    <message>
        <source>Reading predictions</source>
        <translation>正在读取预测</translation>
    </message>
    <message>
        <source>Epoch {epoch}, step {step}</source>
        <translation>第 {epoch} 轮，第 {step} 步</translation>
    </message>
    <message>
        <source>{n} validation images are followed; this is one of them.</source>
        <translation>跟踪 {n} 张验证图像；当前图像是其中之一。</translation>
    </message>
    <message>
        <source>{n} validation images are followed, this one is not: go to one of them.</source>
        <translation>跟踪 {n} 张验证图像；当前图像不在其中，请转到其中之一。</translation>
    </message>
    <message>
        <source>Play the epochs one after the other</source>
        <translation>逐轮播放</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一张图像</translation>
    </message>
</context>
<context>
    <name>CommentDialog</name>
    <message>
        <source>Comment on this place</source>
        <translation>在此处批注</translation>
    </message>
    <message>
        <source>It is pinned to {place} and stays with the image, for you or whoever reviews it.</source>
        <translation>批注固定在 {place}，随图像保存，供你或审核者查看。</translation>
    </message>
    <message>
        <source>Pin the comment</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
</context>
<context>
    <name>CompareRunsDialog</name>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} 与 {other}</translation>
    </message>
    <message>
        <source>What sets the two runs apart.</source>
        <translation>两个训练的不同之处。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Search both</source>
        <translation>在两侧中搜索</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Comparing the runs</source>
        <translation>正在比较训练</translation>
    </message>
    <message>
        <source>A run writes its config when it starts: one of the two has none.</source>
        <translation>训练开始时才会写出配置：其中一个训练还没有配置。</translation>
    </message>
    <message>
        <source>{images} images differ; {added} objects added, {removed} gone, {changed} changed.</source>
        <translation>{images} 张图像有差异；新增 {added} 个对象，移除 {removed} 个，更改 {changed} 个。</translation>
    </message>
    <message>
        <source>Both runs saw the same labels.</source>
        <translation>两个训练使用的标注相同。</translation>
    </message>
</context>
<context>
    <name>ConfigDialog</name>
    <message>
        <source>Config</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>At the left the library&apos;s own, at the right what is run on these labels.</source>
        <translation>左边是库自带的，右边是在这些标注上运行的。</translation>
    </message>
    <message>
        <source>Keep these settings</source>
        <translation>采用这些设置</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>只看改动</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>存为预设…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换它</translation>
    </message>
    <message>
        <source>Export config…</source>
        <translation>导出配置…</translation>
    </message>
    <message>
        <source>Try one iteration</source>
        <translation>试跑一次迭代</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Search both</source>
        <translation>在两侧中搜索</translation>
    </message>
    <message>
        <source>Setting, for example model.backbone.depth</source>
        <translation>设置项，例如 model.backbone.depth</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>It is on the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Fitting the config…</source>
        <translation>正在适配配置…</translation>
    </message>
    <message>
        <source>{n} changes</source>
        <translation>{n} 处改动</translation>
    </message>
    <message>
        <source>{count} million parameters</source>
        <translation>{count} 百万个参数</translation>
    </message>
    <message>
        <source>Your own: {settings}</source>
        <translation>您自己的：{settings}</translation>
    </message>
    <message>
        <source>Name a setting with dots between its parts, and a value.</source>
        <translation>请写出设置项（各部分用点隔开）和值。</translation>
    </message>
    <message>
        <source>My {name}</source>
        <translation>我的 {name}</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>存为预设</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>A preset of your own is called {name} already.</source>
        <translation>你已有一个名为 {name} 的预设。</translation>
    </message>
    <message>
        <source>Saved as {path}; it is offered with the presets from now on.</source>
        <translation>已存为 {path}；以后会与预设一起列出。</translation>
    </message>
    <message>
        <source>Folder for config and labels</source>
        <translation>存放配置和标注的文件夹</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Written: {path}. Train it with: mim train</source>
        <translation>已写入：{path}。训练命令：mim train</translation>
    </message>
    <message>
        <source>Trying one iteration…</source>
        <translation>正在试跑一次迭代…</translation>
    </message>
    <message>
        <source>Counting the labels</source>
        <translation>正在统计标注</translation>
    </message>
    <message>
        <source>One iteration takes {seconds} s and {memory}, a checkpoint {stored}; all {steps} iterations on {device} about {time}.</source>
        <translation>一次迭代需要 {seconds} 秒和 {memory}，一个检查点 {stored}；在 {device} 上全部 {steps} 次迭代约 {time}。</translation>
    </message>
</context>
<context>
    <name>CurvesBoard</name>
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
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
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
        <source>computer</source>
        <translation>计算机</translation>
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
        <source>All runs are hidden: click one above to see its curves.</source>
        <translation>所有训练都已隐藏：点击上方的一个即可查看其曲线。</translation>
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
        <source>All figures</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>Show a chart of every other number below</source>
        <translation>在下方为其余每个数值显示图表</translation>
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
    <name>CuttingTexts</name>
    <message>
        <source>Nothing in the box stands out from what is around it: draw it by hand.</source>
        <translation>框内没有与周围明显不同的内容：请手动绘制。</translation>
    </message>
    <message>
        <source>The box has fewer than two by two pixels of the image in it: draw it larger.</source>
        <translation>框内的图像不足 2×2 像素：请画大一些。</translation>
    </message>
    <message>
        <source>Nothing says where the object is: click on it or drag a box around it.</source>
        <translation>还不知道物体在哪里：请点击它，或在它周围拖出一个框。</translation>
    </message>
    <message>
        <source>The image is still being read: click again in a moment.</source>
        <translation>图片仍在读取：请稍后再点击。</translation>
    </message>
    <message>
        <source>The box has no pixel of the image in it: draw it on the image.</source>
        <translation>框内没有图像像素：请画在图片上。</translation>
    </message>
    <message>
        <source>Nothing around the point stands out: drag a box around the object.</source>
        <translation>该点周围没有明显的物体：请在物体周围拖出一个框。</translation>
    </message>
    <message>
        <source>The model found no object there: add a point or drag a box around it.</source>
        <translation>模型在那里没有找到物体：请再加一个点，或在它周围拖出一个框。</translation>
    </message>
    <message>
        <source>The model was put away.</source>
        <translation>模型已卸载。</translation>
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
    <name>DraftLayer</name>
    <message>
        <source>{name}, expected</source>
        <translation>{name}，预期</translation>
    </message>
    <message>
        <source>new {name}</source>
        <translation>新建 {name}</translation>
    </message>
    <message>
        <source>adds to {name}</source>
        <translation>添加到 {name}</translation>
    </message>
</context>
<context>
    <name>EditClassDialog</name>
    <message>
        <source>Add a class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>A kind of object, such as mouse or cell. Keypoints can be drawn and changed at any time.</source>
        <translation>一种对象，例如小鼠或细胞。关键点可随时绘制和修改。</translation>
    </message>
    <message>
        <source>None: boxes and outlines</source>
        <translation>无：只用框和轮廓</translation>
    </message>
    <message>
        <source>My own: draw them next</source>
        <translation>自定义：接下来绘制</translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
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
    <name>ExchangeCommands</name>
    <message>
        <source>Reading the labels of the run</source>
        <translation>正在读取该运行的标注</translation>
    </message>
    <message>
        <source>These are the labels as {run} saw them; they cannot be changed.</source>
        <translation>这是 {run} 所见的标注，不可修改。</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>返回项目</translation>
    </message>
    <message>
        <source>Share the run</source>
        <translation>分享运行</translation>
    </message>
    <message>
        <source>{path} gives what the model gives, to {worst}, on {n} pictures of the run.</source>
        <translation>{path} 在该运行的 {n} 张图片上与模型输出一致（误差 {worst}）。</translation>
    </message>
    <message>
        <source>{path} can be taken over in another workbench.</source>
        <translation>{path} 可以在另一个 Workbench 中接收。</translation>
    </message>
    <message>
        <source>Writing the model</source>
        <translation>正在写出模型</translation>
    </message>
    <message>
        <source>Take over a model</source>
        <translation>接收模型</translation>
    </message>
    <message>
        <source>The weights of this config</source>
        <translation>该配置的权重</translation>
    </message>
    <message>
        <source>Taking over the run</source>
        <translation>正在接收运行</translation>
    </message>
    <message>
        <source>Reading the config</source>
        <translation>正在读取配置</translation>
    </message>
    <message>
        <source>Copying the weights</source>
        <translation>正在复制权重</translation>
    </message>
    <message>
        <source>The classes were changed while the weights were copied: take the model over again.</source>
        <translation>复制权重期间类别已被更改：请重新接收该模型。</translation>
    </message>
    <message>
        <source>Removing the run</source>
        <translation>正在移除此次训练</translation>
    </message>
    <message>
        <source>{run} is among the runs now: predict with it.</source>
        <translation>{run} 已加入运行列表：可用它进行预测。</translation>
    </message>
    <message>
        <source>Choose a run first: click one in the list of jobs.</source>
        <translation>请先选择一个运行：在任务列表中点击一个。</translation>
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
    <name>ExtendRunDialog</name>
    <message>
        <source>Train {run} for longer</source>
        <translation>延长训练 {run}</translation>
    </message>
    <message>
        <source>It goes on from its newest checkpoint, with a learning rate of its own for the new epochs.</source>
        <translation>从最新的检查点继续，新增轮次使用单独的学习率。</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Epochs more</source>
        <translation>增加轮数</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <source>The learning rate must be a number above zero.</source>
        <translation>学习率必须是大于零的数。</translation>
    </message>
    <message>
        <source>Learning rate from {first} to {last} over {n} epochs</source>
        <translation>在 {n} 轮内学习率从 {first} 变为 {last}</translation>
    </message>
    <message>
        <source>Even, then falling</source>
        <translation>先恒定，后下降</translation>
    </message>
    <message>
        <source>Falling from the first epoch</source>
        <translation>从第一轮开始下降</translation>
    </message>
    <message>
        <source>In steps of a tenth</source>
        <translation>逐级降为十分之一</translation>
    </message>
    <message>
        <source>Even to the end</source>
        <translation>始终恒定</translation>
    </message>
</context>
<context>
    <name>FigureFields</name>
    <message>
        <source>Centre x</source>
        <translation>中心 x</translation>
    </message>
    <message>
        <source>Centre y</source>
        <translation>中心 y</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Reading the names of the images</source>
        <translation>正在读取图像名称</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>类别：{name}</translation>
    </message>
    <message>
        <source>Make the selected objects: {name}</source>
        <translation>将所选对象改为：{name}</translation>
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
        <source>Keys as in {name}</source>
        <translation>使用 {name} 的快捷键</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
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
    <name>FlowCommands</name>
    <message>
        <source>Every image from here on is approved.</source>
        <translation>此后的图像都已通过。</translation>
    </message>
    <message>
        <source>No more images this way that need a look.</source>
        <translation>这个方向上没有待复查的图像了。</translation>
    </message>
</context>
<context>
    <name>GhostDesk</name>
    <message>
        <source>Accepted: {n}. Undo takes it back.</source>
        <translation>已采纳 {n} 个，可以撤销。</translation>
    </message>
    <message>
        <source>This took the place of the class {before}. Undo brings it back.</source>
        <translation>已替换原有类别 {before}。撤销可恢复。</translation>
    </message>
</context>
<context>
    <name>HandCommands</name>
    <message>
        <source>Nothing to paste: it is here already, or nothing was copied.</source>
        <translation>没有可粘贴的内容：对象已在此处，或尚未复制任何对象。</translation>
    </message>
</context>
<context>
    <name>HeatmapChoice</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>All keypoints (maximum)</source>
        <translation>所有关键点（最大值）</translation>
    </message>
    <message>
        <source>No heatmaps were kept for this image: predict with heatmaps</source>
        <translation>这张图片没有保留热图：请在预测时保留热图</translation>
    </message>
    <message>
        <source>Reading a heatmap</source>
        <translation>正在读取热图</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>About Workbench</source>
        <translation>关于 Workbench</translation>
    </message>
    <message>
        <source>Label images, train OpenMMLab models on this machine, see what they learned.</source>
        <translation>标注图像，在本机训练 OpenMMLab 模型，查看它们学到了什么。</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Reading the history</source>
        <translation>正在读取历史</translation>
    </message>
    <message>
        <source>Going there: {n} steps left. Click another step to go there instead.</source>
        <translation>正在前往：还剩 {n} 步。点击其他步骤可改为前往那里。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Click a step to go back or forward to it. Nothing is ever lost by going back.</source>
        <translation>点击某一步即可回到或前进到该步。返回不会丢失任何内容。</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>起点</translation>
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
        <source>Choose a folder: of label files, or with a folder for each class</source>
        <translation>选择文件夹：存放标注文件的，或每个类别一个子文件夹的</translation>
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
        <source>Folder of labels</source>
        <translation>标注文件夹</translation>
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
        <source>Hide this object</source>
        <translation>隐藏此对象</translation>
    </message>
    <message>
        <source>Show this object</source>
        <translation>显示此对象</translation>
    </message>
    <message>
        <source>Lock this object</source>
        <translation>锁定此对象</translation>
    </message>
    <message>
        <source>Unlock this object</source>
        <translation>解锁此对象</translation>
    </message>
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
        <source>Paused</source>
        <translation>已暂停</translation>
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
        <source>Pausing</source>
        <translation>即将暂停</translation>
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
        <source>Starts when a job of {project} is done ({device} is busy)</source>
        <translation>{project} 的任务完成后开始（{device} 正忙）</translation>
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
        <source>any GPU</source>
        <translation>任一 GPU</translation>
    </message>
    <message>
        <source>Retry with batch {n}: half the memory, the same steps</source>
        <translation>以批大小 {n} 重试：内存减半，步骤不变</translation>
    </message>
    <message>
        <source>Stop and keep a checkpoint</source>
        <translation>停止并保留检查点</translation>
    </message>
    <message>
        <source>Pause after this epoch</source>
        <translation>本轮结束后暂停</translation>
    </message>
    <message>
        <source>Do not pause</source>
        <translation>不暂停</translation>
    </message>
    <message>
        <source>Cancel at once</source>
        <translation>立即取消</translation>
    </message>
    <message>
        <source>Retry with half the batch: half the memory, the same steps</source>
        <translation>批大小减半重试：内存减半，步骤不变</translation>
    </message>
    <message>
        <source>Resume from the last checkpoint</source>
        <translation>从最后的检查点继续</translation>
    </message>
    <message>
        <source>Start anew: it has no checkpoint to go on from</source>
        <translation>重新开始：没有可供继续的检查点</translation>
    </message>
    <message>
        <source>Train for longer…</source>
        <translation>延长训练…</translation>
    </message>
    <message>
        <source>Train again with changes…</source>
        <translation>修改后重新训练…</translation>
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
        <source>Move to the top of the queue</source>
        <translation>移到队列最前</translation>
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
    <message>
        <source>Whichever GPU has the most free memory</source>
        <translation>空闲显存最多的 GPU</translation>
    </message>
    <message>
        <source>All {n} GPUs together</source>
        <translation>同时使用全部 {n} 个 GPU</translation>
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
    <message numerus="yes">
        <source>%n running in another project</source>
        <translation>
            <numerusform>另一个项目中有 %n 个在运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n 个暂缓</numerusform>
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
    <message>
        <source>The queue works for: {projects}</source>
        <translation>队列正在为以下项目工作：{projects}</translation>
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
        <source>{running} running, {queued} queued, {held} held</source>
        <translation>{running} 个运行中，{queued} 个排队，{held} 个暂缓</translation>
    </message>
    <message>
        <source>{running} running, {queued} queued</source>
        <translation>{running} 个运行中，{queued} 个排队</translation>
    </message>
    <message>
        <source>Reading what {run} is</source>
        <translation>正在读取 {run}</translation>
    </message>
    <message>
        <source>Show the config</source>
        <translation>显示配置</translation>
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
    <name>KeyGroups</name>
    <message>
        <source>In hand: {tools}</source>
        <translation>使用工具时：{tools}</translation>
    </message>
    <message>
        <source>By key alone</source>
        <translation>仅用按键</translation>
    </message>
</context>
<context>
    <name>KeySheetDialog</name>
    <message>
        <source>Keyboard sheet</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>An action or a key</source>
        <translation>操作或按键</translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Also what does not work here and now</source>
        <translation>也显示当前不可用的</translation>
    </message>
    <message>
        <source>Change the keys…</source>
        <translation>修改快捷键…</translation>
    </message>
    <message>
        <source>Profile: {name}.</source>
        <translation>方案：{name}。</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) changed by you.</source>
        <translation>
            <numerusform>您修改了 %n 个操作。</numerusform>
        </translation>
    </message>
    <message>
        <source>{key} finds everything by name.</source>
        <translation>按 {key} 可按名称查找一切。</translation>
    </message>
    <message>
        <source>Mouse and more</source>
        <translation>鼠标及其他</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class of new objects</source>
        <translation>新对象的类别</translation>
    </message>
    <message>
        <source>Class of the selected objects</source>
        <translation>所选对象的类别</translation>
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
        <source>No key fits.</source>
        <translation>没有匹配的按键。</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Choose a profile, then give single actions other keys. Your changes lie on top of every profile.</source>
        <translation>先选择一个方案，再为个别操作指定其他按键。您的修改会叠加在任何方案之上。</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>使用这些快捷键</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>An action or a key, such as Ctrl+D</source>
        <translation>操作或按键，例如 Ctrl+D</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>The key that is pressed</source>
        <translation>按下的按键</translation>
    </message>
    <message>
        <source>Enter on a line, then the key</source>
        <translation>在某一行按 Enter，再按所需的键</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>添加按键</translation>
    </message>
    <message>
        <source>Remove the keys</source>
        <translation>移除按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>改由此操作使用</translation>
    </message>
    <message>
        <source>Press the key, Esc to leave it</source>
        <translation>请按下按键，Esc 放弃</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>由您修改</translation>
    </message>
    <message>
        <source>{key} belongs to the window: choose another key.</source>
        <translation>{key} 由窗口使用：请选择其他按键。</translation>
    </message>
    <message>
        <source>{key} already means: {actions}.</source>
        <translation>{key} 已用于：{actions}。</translation>
    </message>
</context>
<context>
    <name>LabelCommands</name>
    <message>
        <source>No more images without labels this way.</source>
        <translation>这个方向没有未标注的图像了。</translation>
    </message>
    <message>
        <source>There is no class {number} yet.</source>
        <translation>还没有第 {number} 个类别。</translation>
    </message>
</context>
<context>
    <name>LabellingClock</name>
    <message>
        <source>Noting the time</source>
        <translation>记录用时</translation>
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
        <source>Show objects of this class</source>
        <translation>显示此类别的对象</translation>
    </message>
    <message>
        <source>Hide objects of this class</source>
        <translation>隐藏此类别的对象</translation>
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
    <name>LikenessCommands</name>
    <message>
        <source>Comparing images</source>
        <translation>正在比较图像</translation>
    </message>
    <message>
        <source>Images are compared by what a network says of them: train a run that tells image classes, or one that learns without labels, first.</source>
        <translation>图像是按网络对它们的描述来比较的：请先训练一个图像分类的运行，或一个无标签学习的运行。</translation>
    </message>
    <message>
        <source>The run {run} describes the images now. Ask again when its job is done.</source>
        <translation>运行 {run} 正在描述图像。任务完成后请再查找一次。</translation>
    </message>
</context>
<context>
    <name>LiveLooking</name>
    <message>
        <source>Looking at the image</source>
        <translation>正在查看图片</translation>
    </message>
</context>
<context>
    <name>LiveNews</name>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message numerus="yes">
        <source>%n predicted</source>
        <translation>
            <numerusform>%n 个预测</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new predicted</source>
        <translation>没有新的预测</translation>
    </message>
    <message numerus="yes">
        <source>%n predicted · {yes}: accept · {no}: not this</source>
        <translation>
            <numerusform>%n 个预测 · {yes}：采纳 · {no}：不要</numerusform>
        </translation>
    </message>
    <message>
        <source>The model cannot look: {reason}</source>
        <translation>模型无法工作：{reason}</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
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
    <name>ManyDraws</name>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
</context>
<context>
    <name>MaskCommands</name>
    <message>
        <source>Remove specks</source>
        <translation>去除斑点</translation>
    </message>
    <message>
        <source>Remove parts and holes with fewer pixels than:</source>
        <translation>去除像素数少于此值的部分和孔洞：</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>The image is still being read: try again in a moment.</source>
        <translation>图像仍在读取：请稍后再试。</translation>
    </message>
    <message numerus="yes">
        <source>Cutting out %n object(s)</source>
        <translation>
            <numerusform>正在抠出 %n 个对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changing %n mask(s)</source>
        <translation>
            <numerusform>正在修改 %n 个掩码</numerusform>
        </translation>
    </message>
    <message>
        <source>There was nothing to change.</source>
        <translation>没有可更改的内容。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing stands out in %n object(s): they stay as they are.</source>
        <translation>
            <numerusform>%n 个对象中没有突出的内容：它们保持原样。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MaskTexts</name>
    <message>
        <source>Drag to paint a %1, %2 px · [ ] or Shift+wheel: size · Q: tip · Right-drag: erase</source>
        <translation>拖动以涂画 %1，%2 像素 · [ ] 或 Shift+滚轮：大小 · Q：笔头 · 右键拖动：擦除</translation>
    </message>
    <message>
        <source>Drag to paint on this %1, %2 px · Shift+click: straight line · N: new object · Right-drag: erase</source>
        <translation>拖动以继续涂画此 %1，%2 像素 · Shift+点击：直线 · N：新对象 · 右键拖动：擦除</translation>
    </message>
    <message>
        <source>Drag to paint a new %1, %2 px · Begin at the selected %3 to paint on it · Right-drag: erase</source>
        <translation>拖动以涂画新的 %1，%2 像素 · 从选中的 %3 处开始则继续涂画它 · 右键拖动：擦除</translation>
    </message>
    <message>
        <source>Drag to paint on this %1, %2 px; its outline becomes a mask · N: new object</source>
        <translation>拖动以涂画此 %1，%2 像素；其轮廓将变为掩码 · N：新对象</translation>
    </message>
    <message>
        <source>Release to keep what is painted · Esc: leave as it was</source>
        <translation>松开以保留涂画 · Esc：保持原样</translation>
    </message>
    <message>
        <source>Drag to erase from this %1, %2 px · [ ] or Shift+wheel: size</source>
        <translation>拖动以擦除此 %1，%2 像素 · [ ] 或 Shift+滚轮：大小</translation>
    </message>
    <message>
        <source>Drag over the mask to erase from, %2 px · [ ] or Shift+wheel: size · Q: tip</source>
        <translation>在要擦除的掩码上拖动，%2 像素 · [ ] 或 Shift+滚轮：大小 · Q：笔头</translation>
    </message>
    <message>
        <source>Drag over cells to paint a %1, %2 px cells · [ ] or Shift+wheel: size · Right-drag: erase</source>
        <translation>在单元上拖动以涂画 %1，单元 %2 像素 · [ ] 或 Shift+滚轮：大小 · 右键拖动：擦除</translation>
    </message>
    <message>
        <source>Drag over cells to paint on this %1, %2 px cells · N: new object · Right-drag: erase</source>
        <translation>在单元上拖动以继续涂画此 %1，单元 %2 像素 · N：新对象 · 右键拖动：擦除</translation>
    </message>
    <message>
        <source>Drag over cells to paint a new %1, %2 px cells · Begin at the selected %3 to paint on it</source>
        <translation>拖过单元以涂画新的 %1，单元 %2 像素 · 从选中的 %3 处开始则继续涂画它</translation>
    </message>
    <message>
        <source>Click a region to make it a %1, tolerance %2 · [ ]: tolerance · Shift or Alt+click: selected mask</source>
        <translation>点击区域使其成为 %1，容差 %2 · [ ]：容差 · Shift 或 Alt+点击：修改所选掩码</translation>
    </message>
    <message>
        <source>Enter: keep · Shift+click: add · Alt+click: take away · [ ]: tolerance %1 · Esc: stop</source>
        <translation>Enter：保留 · Shift+点击：添加 · Alt+点击：减去 · [ ]：容差 %1 · Esc：停止</translation>
    </message>
    <message>
        <source>Release to keep what is left · Esc: leave as it was</source>
        <translation>松开以保留剩余部分 · Esc：保持原样</translation>
    </message>
    <message>
        <source>Nothing was painted: the stroke lies outside the image.</source>
        <translation>没有涂画任何内容：笔画在图像之外。</translation>
    </message>
    <message>
        <source>There is no mask here to erase from: select one first.</source>
        <translation>此处没有可擦除的掩码：请先选择一个。</translation>
    </message>
    <message>
        <source>No pixel is left to keep: click a region first.</source>
        <translation>没有可保留的像素：请先点击一个区域。</translation>
    </message>
    <message>
        <source>The cells here are still being made: try again in a moment.</source>
        <translation>此处的单元仍在生成：请稍后再试。</translation>
    </message>
    <message>
        <source>The image is still being read: try again in a moment.</source>
        <translation>图像仍在读取：请稍后再试。</translation>
    </message>
    <message>
        <source>This place lies outside the image: click a pixel of it.</source>
        <translation>此位置在图像之外：请点击图像内的像素。</translation>
    </message>
    <message>
        <source>This object has no pixels to erase: paint some first.</source>
        <translation>此对象没有可擦除的像素：请先涂画。</translation>
    </message>
    <message>
        <source>None of the selected objects has a mask: paint one, or convert them to masks.</source>
        <translation>所选对象都没有掩码：请涂画一个，或将它们转换为掩码。</translation>
    </message>
    <message>
        <source>Nothing would be left of the mask: delete the object instead.</source>
        <translation>掩码将不剩任何像素：请改为删除该对象。</translation>
    </message>
    <message>
        <source>This object is locked: unlock it first, or press N to begin a new one.</source>
        <translation>此对象已锁定：请先解锁，或按 N 开始新对象。</translation>
    </message>
    <message>
        <source>The mask was made for %1 pixels, the image has %2: put the old file back.</source>
        <translation>该掩码为 %1 像素的图像制作，而图像为 %2：请放回原来的文件。</translation>
    </message>
    <message>
        <source>The outline of this object lies too far outside the image to become a mask.</source>
        <translation>此对象的轮廓超出图像太远，无法变为掩码。</translation>
    </message>
    <message>
        <source>Paint mask</source>
        <translation>涂画掩码</translation>
    </message>
    <message>
        <source>Paint on polygon, now a mask</source>
        <translation>涂画多边形（变为掩码）</translation>
    </message>
    <message>
        <source>Erase mask</source>
        <translation>擦除掩码</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>按颜色选择</translation>
    </message>
    <message>
        <source>Fill holes of mask</source>
        <translation>填充掩码孔洞</translation>
    </message>
    <message>
        <source>Keep largest part of mask</source>
        <translation>保留掩码最大部分</translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation>扩大掩码</translation>
    </message>
    <message>
        <source>Shrink mask</source>
        <translation>缩小掩码</translation>
    </message>
    <message>
        <source>Invert mask in its box</source>
        <translation>在框内反转掩码</translation>
    </message>
    <message>
        <source>Remove specks</source>
        <translation>去除斑点</translation>
    </message>
    <message>
        <source>Cut out object</source>
        <translation>抠出对象</translation>
    </message>
    <message>
        <source>Erase from polygon, now a mask</source>
        <translation>擦除多边形（变为掩码）</translation>
    </message>
    <message>
        <source>Fill holes of %1 masks</source>
        <translation>填充 %1 个掩码的孔洞</translation>
    </message>
    <message>
        <source>Keep largest part of %1 masks</source>
        <translation>保留 %1 个掩码的最大部分</translation>
    </message>
    <message>
        <source>Grow %1 masks</source>
        <translation>扩大 %1 个掩码</translation>
    </message>
    <message>
        <source>Shrink %1 masks</source>
        <translation>缩小 %1 个掩码</translation>
    </message>
    <message>
        <source>Invert %1 masks in their boxes</source>
        <translation>在框内反转 %1 个掩码</translation>
    </message>
    <message>
        <source>Remove specks of %1 masks</source>
        <translation>去除 %1 个掩码的斑点</translation>
    </message>
    <message>
        <source>Split mask into %1 objects</source>
        <translation>将掩码拆分为 %1 个对象</translation>
    </message>
    <message>
        <source>Cut out %1 objects</source>
        <translation>抠出 %1 个对象</translation>
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
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <translation>骨架</translation>
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
    <name>ModelCommands</name>
    <message>
        <source>No predicted object waits on this image.</source>
        <translation>本图没有等待确认的预测对象。</translation>
    </message>
    <message>
        <source>Select an object with a box first: the model looks inside it.</source>
        <translation>请先选中一个带框的对象：模型会在框内查看。</translation>
    </message>
    <message>
        <source>The model found nothing new in the selected boxes.</source>
        <translation>模型在所选框中没有发现新的内容。</translation>
    </message>
</context>
<context>
    <name>ModelField</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>More models…</source>
        <translation>更多模型…</translation>
    </message>
    <message>
        <source>Every configuration of the installed model libraries</source>
        <translation>已安装模型库的每一个配置</translation>
    </message>
    <message>
        <source> (advised)</source>
        <translation>（推荐）</translation>
    </message>
    <message>
        <source>{name} (zoo of {library})</source>
        <translation>{name}（{library} 模型库）</translation>
    </message>
</context>
<context>
    <name>MoreSettings</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> validations</source>
        <translation> 次验证</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes, the kind that the device is good at</source>
        <translation>是，用设备擅长的格式</translation>
    </message>
    <message>
        <source>Every batch is a step</source>
        <translation>每批更新一步</translation>
    </message>
    <message>
        <source>As the model has it</source>
        <translation>与模型自带的相同</translation>
    </message>
    <message>
        <source>Average the weights</source>
        <translation>平均权重</translation>
    </message>
    <message>
        <source>Write TensorBoard files</source>
        <translation>写出 TensorBoard 文件</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>排在末尾</translation>
    </message>
    <message>
        <source>At the front</source>
        <translation>排在最前</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>They are not learned</source>
        <translation>不参与学习</translation>
    </message>
    <message>
        <source>They are a class, background</source>
        <translation>作为一个类别：背景</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>What the model sees on these is kept after every validation: see Predictions by epoch.</source>
        <translation>每次验证后保存模型在这些图像上看到的结果，见“逐轮预测”。</translation>
    </message>
    <message>
        <source>Images followed</source>
        <translation>跟踪的图像</translation>
    </message>
    <message>
        <source>The figures also as event files in the run&apos;s folder; the curves here do not need them.</source>
        <translation>把各项数值同时写成运行文件夹里的事件文件；这里的曲线并不需要它们。</translation>
    </message>
    <message>
        <source>Held back, it waits until it is released in the jobs panel.</source>
        <translation>选择暂缓时，任务会一直等待，直到在任务面板中放行。</translation>
    </message>
    <message>
        <source>Place in the queue</source>
        <translation>队列位置</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>What the pixels that no outline covers teach: nothing, or that nothing is there.</source>
        <translation>没有轮廓覆盖的像素教给模型什么：什么都不教，或者“这里什么都没有”。</translation>
    </message>
    <message>
        <source>Without a label</source>
        <translation>无标注的像素</translation>
    </message>
    <message>
        <source>Which class a pixel has that lies inside two outlines.</source>
        <translation>同时位于两个轮廓内的像素属于哪个类别。</translation>
    </message>
    <message>
        <source>Where two overlap</source>
        <translation>重叠处</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>How the learning rate runs from the first step to the last.</source>
        <translation>学习率从第一步到最后一步如何变化。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Over its first steps the rate rises from almost nothing.</source>
        <translation>在最初的这些步里，学习率从接近零逐渐升高。</translation>
    </message>
    <message>
        <source>Warm-up, steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>End when so many validations in a row have brought nothing better.</source>
        <translation>连续这么多次验证都没有更好的结果时结束训练。</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>The figure that says which checkpoint is kept as the best.</source>
        <translation>由这个指标决定哪个检查点作为最佳保留。</translation>
    </message>
    <message>
        <source>Best is judged by</source>
        <translation>最佳依据</translation>
    </message>
    <message>
        <source>So many first stages of the backbone keep their starting weights: fewer labels suffice then.</source>
        <translation>主干网络最前面的这些阶段保持初始权重不变，这样较少的标注就够用。</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>冻结阶段</translation>
    </message>
    <message>
        <source>Steps and memory</source>
        <translation>步长与内存</translation>
    </message>
    <message>
        <source>16-bit numbers where they suffice: less memory, and faster on a GPU.</source>
        <translation>在够用的地方使用 16 位数：占用内存更少，在 GPU 上更快。</translation>
    </message>
    <message>
        <source>Half precision</source>
        <translation>半精度</translation>
    </message>
    <message>
        <source>So many batches are added up before a step: what a large batch does, in the memory of a small one.</source>
        <translation>累积这么多批后才更新一步：用小批的内存达到大批的效果。</translation>
    </message>
    <message>
        <source>Batches a step</source>
        <translation>每步批数</translation>
    </message>
    <message>
        <source>Longer gradients are cut to this length, so that one odd image does not spoil the weights.</source>
        <translation>更长的梯度会被截到这个长度，避免个别异常图像破坏权重。</translation>
    </message>
    <message>
        <source>Longest gradient</source>
        <translation>梯度上限</translation>
    </message>
    <message>
        <source>The average over the last steps is validated and kept: steadier, for one more model in memory.</source>
        <translation>验证并保留最近若干步权重的平均值：更稳定，但内存中要多放一个模型。</translation>
    </message>
    <message>
        <source>As the model has them</source>
        <translation>与模型自带的相同</translation>
    </message>
    <message>
        <source>{figure}, as usual</source>
        <translation>{figure}（默认）</translation>
    </message>
    <message>
        <source>The configuration&apos;s own</source>
        <translation>配置文件自带</translation>
    </message>
    <message>
        <source>Even, then falling</source>
        <translation>先恒定，后下降</translation>
    </message>
    <message>
        <source>Falling from the first epoch</source>
        <translation>从第一轮开始下降</translation>
    </message>
    <message>
        <source>In steps of a tenth</source>
        <translation>逐级降为十分之一</translation>
    </message>
    <message>
        <source>Even to the end</source>
        <translation>始终恒定</translation>
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
        <source>Choose a folder: of label files, or with a folder for each class</source>
        <translation>选择文件夹：存放标注文件的，或每个类别一个子文件夹的</translation>
    </message>
    <message>
        <source>Choose a label file</source>
        <translation>选择标注文件</translation>
    </message>
    <message>
        <source>optional: COCO, Pascal VOC, DeepLabCut or a folder for each class</source>
        <translation>可选：COCO、Pascal VOC、DeepLabCut 或每类一个文件夹</translation>
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
        <source>Folder of labels</source>
        <translation>标注文件夹</translation>
    </message>
    <message>
        <source>Place for the project</source>
        <translation>项目位置</translation>
    </message>
</context>
<context>
    <name>ObjectKind</name>
    <message>
        <source>Rotated box</source>
        <translation>旋转框</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>折线</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Polygon with holes</source>
        <translation>带孔的多边形</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>检测框</translation>
    </message>
</context>
<context>
    <name>ObjectMenu</name>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source> (locked)</source>
        <translation>（已锁定）</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>骨架</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>OutlineTexts</name>
    <message>
        <source>Drag: move · Alt+drag: move the edge · Ctrl+click: insert a point · Shift+Del: delete this part</source>
        <translation>拖动：移动 · Alt+拖动：移动这条边 · Ctrl+点击：插入一点 · Shift+Del：删除此部分</translation>
    </message>
    <message>
        <source>Drag: move · Ctrl+drag: choose points · Shift+click: add to selection · Arrows: nudge · Del: delete</source>
        <translation>拖动：移动 · Ctrl+拖动：选择点 · Shift+点击：加入选择 · 方向键：微移 · Del：删除</translation>
    </message>
    <message>
        <source>Drag: move the point, with Ctrl onto a neighbour · Ctrl+click: delete the point</source>
        <translation>拖动：移动该点，按住 Ctrl 吸附到相邻对象 · Ctrl+点击：删除该点</translation>
    </message>
    <message>
        <source>Release to place · Ctrl: snap to a neighbour · Esc: leave as it was</source>
        <translation>松开即放置 · Ctrl：吸附到相邻对象 · Esc：保持原样</translation>
    </message>
    <message>
        <source>Drag: move the chosen points · Del: delete them · Esc: choose none</source>
        <translation>拖动：移动选中的点 · Del：删除这些点 · Esc：取消选点</translation>
    </message>
    <message>
        <source>Release to choose the points inside · Shift: add</source>
        <translation>松开即选中框内的点 · Shift：追加</translation>
    </message>
    <message>
        <source>Click or drag along the outline of %1 · Ctrl: snap to a neighbour · Esc: select</source>
        <translation>沿 %1 的轮廓点击或拖动 · Ctrl：吸附到相邻对象 · Esc：选择</translation>
    </message>
    <message>
        <source>Click or drag along the outline of %1 · Shift: a part of the selected · Alt: a hole in it · Ctrl: snap</source>
        <translation>沿 %1 的轮廓点击或拖动 · Shift：为选中对象添加部分 · Alt：在其中挖孔 · Ctrl：吸附</translation>
    </message>
    <message>
        <source>Click the next point or drag along · Backspace: back · Esc: stop</source>
        <translation>点击下一点或沿边拖动 · Backspace：退回 · Esc：停止</translation>
    </message>
    <message>
        <source>Click the next point or drag along · Enter: close · Backspace: back · Esc: stop</source>
        <translation>点击下一点或沿边拖动 · Enter：闭合 · Backspace：退回 · Esc：停止</translation>
    </message>
    <message>
        <source>Draw on · Release at the beginning: close · Esc: stop</source>
        <translation>继续画 · 在起点松开：闭合 · Esc：停止</translation>
    </message>
    <message>
        <source>Click to follow the neighbour&apos;s border to here · F: the other way, or straight</source>
        <translation>点击即沿相邻对象的边界到此处 · F：走另一侧或直线</translation>
    </message>
    <message>
        <source>Click to close the outline</source>
        <translation>点击以闭合轮廓</translation>
    </message>
    <message>
        <source>Click or drag along another part of the selected object · Ctrl: snap · Esc: select</source>
        <translation>沿选中对象的另一部分点击或拖动 · Ctrl：吸附 · Esc：选择</translation>
    </message>
    <message>
        <source>Click or drag along the hole in the selected object · Ctrl: snap · Esc: select</source>
        <translation>沿选中对象中的孔点击或拖动 · Ctrl：吸附 · Esc：选择</translation>
    </message>
    <message>
        <source>Drag a line across an object, or click along it · Every object it crosses is cut · Esc: select</source>
        <translation>拖出一条横贯对象的线，或沿线点击 · 它穿过的每个对象都会被切开 · Esc：选择</translation>
    </message>
    <message>
        <source>Drag a line across the selected object, or click along it · Esc: select</source>
        <translation>拖出一条横贯选中对象的线，或沿线点击 · Esc：选择</translation>
    </message>
    <message>
        <source>Cutting… · Esc: leave them whole</source>
        <translation>正在切割… · Esc：保持原样</translation>
    </message>
    <message>
        <source>Click on, right across the object · Enter: cut · Backspace: back · Esc: stop</source>
        <translation>继续点击，直到横贯对象 · Enter：切开 · Backspace：退回 · Esc：停止</translation>
    </message>
    <message>
        <source>An outline needs at least three points around an area: click on.</source>
        <translation>轮廓至少需要三个围成面积的点：请继续点击。</translation>
    </message>
    <message>
        <source>The outline crosses itself at the mark: go back with Backspace, or press Enter again to repair it.</source>
        <translation>轮廓在标记处自相交：按 Backspace 退回，或再按一次 Enter 进行修复。</translation>
    </message>
    <message>
        <source>The outline would cross itself there: it stays as it was.</source>
        <translation>轮廓在那里会自相交：保持原样。</translation>
    </message>
    <message>
        <source>An outline keeps at least three points: delete the part or the object.</source>
        <translation>轮廓至少保留三个点：请删除该部分或该对象。</translation>
    </message>
    <message>
        <source>Select one object first, then draw its part or hole.</source>
        <translation>请先选中一个对象，再画它的部分或孔。</translation>
    </message>
    <message>
        <source>The object covers this part already: draw beyond its border.</source>
        <translation>对象已经覆盖了这一部分：请画到它的边界之外。</translation>
    </message>
    <message>
        <source>The object has no other part: delete the object.</source>
        <translation>对象没有其他部分：请删除该对象。</translation>
    </message>
    <message>
        <source>Point at a part or hole of the selected object first.</source>
        <translation>请先把指针放到选中对象的某个部分或孔上。</translation>
    </message>
    <message>
        <source>The hole lies beside the selected object: draw it inside.</source>
        <translation>孔在选中对象之外：请画在对象里面。</translation>
    </message>
    <message>
        <source>The selected object has neither outline nor mask to cut from: make it a polygon first.</source>
        <translation>选中的对象既没有轮廓也没有掩码可挖：请先把它转换为多边形。</translation>
    </message>
    <message>
        <source>Nothing of the object would be left: delete the object.</source>
        <translation>对象将什么也不剩：请删除该对象。</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>不会有任何变化。</translation>
    </message>
    <message>
        <source>One of the selected objects is locked: unlock it first.</source>
        <translation>选中的对象中有一个已锁定：请先解锁。</translation>
    </message>
    <message>
        <source>None of the selected objects has an outline: make them polygons first.</source>
        <translation>选中的对象都没有轮廓：请先把它们转换为多边形。</translation>
    </message>
    <message>
        <source>The outlines have more than 5,000 points: simplify them first.</source>
        <translation>轮廓超过 5,000 个点：请先简化。</translation>
    </message>
    <message>
        <source>The outline is as simple as it gets without changing its area by more than a tenth.</source>
        <translation>轮廓已经最简：再简化面积就会改变十分之一以上。</translation>
    </message>
    <message>
        <source>Smoothing would make the outline cross itself: it stays as it was.</source>
        <translation>平滑会使轮廓自相交：保持原样。</translation>
    </message>
    <message>
        <source>There is nothing to repair: no outline crosses itself.</source>
        <translation>没有需要修复的：没有自相交的轮廓。</translation>
    </message>
    <message>
        <source>An outline surrounds no area at all: delete the object.</source>
        <translation>有一个轮廓不围成任何面积：请删除该对象。</translation>
    </message>
    <message>
        <source>Select at least two objects first.</source>
        <translation>请先选中至少两个对象。</translation>
    </message>
    <message>
        <source>An object lies wholly under the one in front and would vanish: delete it instead.</source>
        <translation>有一个对象完全位于最前面的对象之下，将会消失：请直接删除它。</translation>
    </message>
    <message>
        <source>The object in front overlaps none of the others: bring the cutting one to the front.</source>
        <translation>最前面的对象与其他对象都不重叠：请把用来切割的对象置于最前。</translation>
    </message>
    <message>
        <source>The selected objects have no area in common.</source>
        <translation>选中的对象没有共同的面积。</translation>
    </message>
    <message>
        <source>Two of the objects have keypoints, of which one set would be lost: leave one out.</source>
        <translation>其中两个对象带有关键点，必有一组会丢失：请少选一个。</translation>
    </message>
    <message>
        <source>The masks were made for images of different sizes.</source>
        <translation>这些掩码是为不同尺寸的图像制作的。</translation>
    </message>
    <message>
        <source>One of the objects has no area: leave lines, points and bare keypoints out.</source>
        <translation>其中有对象没有面积：请不要选折线、点和单独的关键点。</translation>
    </message>
    <message>
        <source>The line cuts no object: draw it right across, from border to border.</source>
        <translation>这条线没有切开任何对象：请从一侧边界画到另一侧。</translation>
    </message>
    <message>
        <source>Add part to object</source>
        <translation>为对象添加部分</translation>
    </message>
    <message>
        <source>Cut hole into object</source>
        <translation>在对象中挖孔</translation>
    </message>
    <message>
        <source>Fill hole of object</source>
        <translation>填充对象的孔</translation>
    </message>
    <message>
        <source>Delete part of object</source>
        <translation>删除对象的部分</translation>
    </message>
    <message>
        <source>Move point of polygon</source>
        <translation>移动多边形的点</translation>
    </message>
    <message>
        <source>Add point to polygon</source>
        <translation>为多边形添加点</translation>
    </message>
    <message>
        <source>Delete point of polygon</source>
        <translation>删除多边形的点</translation>
    </message>
    <message>
        <source>Move points of polygon</source>
        <translation>移动多边形的多个点</translation>
    </message>
    <message>
        <source>Delete points of polygon</source>
        <translation>删除多边形的多个点</translation>
    </message>
    <message>
        <source>Move edge of polygon</source>
        <translation>移动多边形的边</translation>
    </message>
    <message>
        <source>Subtract front object</source>
        <translation>减去最前面的对象</translation>
    </message>
    <message>
        <source>Cut by a line</source>
        <translation>用线切开</translation>
    </message>
    <message>
        <source>Simplify outline</source>
        <translation>简化轮廓</translation>
    </message>
    <message>
        <source>Smooth outline</source>
        <translation>平滑轮廓</translation>
    </message>
    <message>
        <source>Repair outline</source>
        <translation>修复轮廓</translation>
    </message>
    <message>
        <source>Unite %1 objects</source>
        <translation>合并 %1 个对象</translation>
    </message>
    <message>
        <source>Intersect %1 objects</source>
        <translation>求 %1 个对象的交集</translation>
    </message>
</context>
<context>
    <name>OverlapField</name>
    <message>
        <source>The smaller outline is seen</source>
        <translation>显示较小的轮廓</translation>
    </message>
    <message>
        <source>The class higher in this list is seen</source>
        <translation>显示列表中靠上的类别</translation>
    </message>
    <message>
        <source>Classes, the top one above all others</source>
        <translation>类别，最上面的压在其他之上</translation>
    </message>
    <message>
        <source>Move the class up</source>
        <translation>上移类别</translation>
    </message>
    <message>
        <source>Move the class down</source>
        <translation>下移类别</translation>
    </message>
</context>
<context>
    <name>OverridesField</name>
    <message>
        <source>{n} changed: {names}</source>
        <translation>已改 {n} 项：{names}</translation>
    </message>
    <message>
        <source>As the model has them</source>
        <translation>与模型自带的相同</translation>
    </message>
    <message>
        <source>Take the model&apos;s own settings again</source>
        <translation>恢复模型自己的设置</translation>
    </message>
    <message>
        <source>Config…</source>
        <translation>配置…</translation>
    </message>
    <message>
        <source>The whole config, with what was changed to fit the labels</source>
        <translation>完整的配置，以及为适应标注所作的改动</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>透视</translation>
    </message>
    <message>
        <source>Step through the training pipeline on your images</source>
        <translation>在您的图像上逐步查看训练流水线</translation>
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
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
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
        <source>Runs</source>
        <translation>训练列表</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Predictions by epoch</source>
        <translation>逐轮预测</translation>
    </message>
    <message>
        <source>By epoch</source>
        <translation>逐轮</translation>
    </message>
    <message>
        <source>Label changes</source>
        <translation>标注变化</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Training pipeline</source>
        <translation>训练流水线</translation>
    </message>
    <message>
        <source>Training engine</source>
        <translation>训练引擎</translation>
    </message>
</context>
<context>
    <name>PictureNews</name>
    <message>
        <source>Counting the values of the image</source>
        <translation>正在统计图像的值</translation>
    </message>
    <message>
        <source>auto levels</source>
        <translation>自动色阶</translation>
    </message>
    <message>
        <source>range {low:g} to {high:g}</source>
        <translation>范围 {low:g} 至 {high:g}</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>gamma {value:.2f}</source>
        <translation>伽马 {value:.2f}</translation>
    </message>
    <message>
        <source>red only</source>
        <translation>仅红色通道</translation>
    </message>
    <message>
        <source>green only</source>
        <translation>仅绿色通道</translation>
    </message>
    <message>
        <source>blue only</source>
        <translation>仅蓝色通道</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Shown adjusted: {how}</source>
        <translation>显示已调整：{how}</translation>
    </message>
</context>
<context>
    <name>PicturePanel</name>
    <message>
        <source>{share:.1f} % of the values are no numbers; they are shown black.</source>
        <translation>有 {share:.1f} % 的值不是数字（NaN），显示为黑色。</translation>
    </message>
    <message>
        <source>Changes only how images are shown: the files and the training see them as they are.</source>
        <translation>只改变图像的显示方式：文件和训练使用的仍是原图。</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>全部颜色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Drag the marks: what lies left of the first is black, right of the second white</source>
        <translation>拖动标记：第一个标记左侧显示为黑，第二个标记右侧显示为白</translation>
    </message>
    <message>
        <source>Value shown black</source>
        <translation>显示为黑色的值</translation>
    </message>
    <message>
        <source>Value shown white</source>
        <translation>显示为白色的值</translation>
    </message>
    <message>
        <source>Auto levels for every image</source>
        <translation>每张图像自动色阶</translation>
    </message>
    <message>
        <source>Show as it is</source>
        <translation>按原样显示</translation>
    </message>
</context>
<context>
    <name>PinnedField</name>
    <message>
        <source>The first of the validation split ({n})</source>
        <translation>验证集最前面的（{n} 张）</translation>
    </message>
    <message>
        <source>Spread over the validation split ({n})</source>
        <translation>均匀分布在验证集中（{n} 张）</translation>
    </message>
    <message>
        <source>The one on the canvas</source>
        <translation>画布上的这一张</translation>
    </message>
    <message>
        <source>As chosen before ({n})</source>
        <translation>沿用之前的选择（{n} 张）</translation>
    </message>
    <message>
        <source>The first of the image list ({n})</source>
        <translation>图像列表最前面的（{n} 张）</translation>
    </message>
    <message>
        <source>Those in the image list ({n})</source>
        <translation>图像列表中的（{n} 张）</translation>
    </message>
</context>
<context>
    <name>PlacingList</name>
    <message>
        <source>Points to place</source>
        <translation>待放置的点</translation>
    </message>
    <message>
        <source>{name}: {done} of {all}</source>
        <translation>{name}：{done} / {all}</translation>
    </message>
    <message>
        <source>placing now</source>
        <translation>正在放置</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>occluded</source>
        <translation>遮挡</translation>
    </message>
</context>
<context>
    <name>PolygonCommands</name>
    <message>
        <source>The united object is of class {name}.</source>
        <translation>合并后的对象属于类别 {name}。</translation>
    </message>
    <message numerus="yes">
        <source>Repaired %n outline(s).</source>
        <translation>
            <numerusform>已修复 %n 个轮廓。</numerusform>
        </translation>
    </message>
    <message>
        <source>{title}: {before} points are {after} now.</source>
        <translation>{title}：{before} 个点现为 {after} 个。</translation>
    </message>
    <message numerus="yes">
        <source>Reshaping %n object(s)</source>
        <translation>
            <numerusform>正在修整 %n 个对象</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PredictAsIGo</name>
    <message>
        <source>Train a model first: what it sees is then shown on every image you come to.</source>
        <translation>请先训练一个模型：之后它看到的内容会显示在你翻到的每张图片上。</translation>
    </message>
    <message>
        <source>{run} has no checkpoint yet: train it for at least one epoch.</source>
        <translation>{run} 还没有检查点：请至少训练一轮。</translation>
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
        <source>Boxes from: {run}</source>
        <translation>框来自：{run}</translation>
    </message>
    <message>
        <source>In the whole image</source>
        <translation>整张图像</translation>
    </message>
    <message>
        <source>Images without labelled boxes: {bare} of {count}. There the whole image counts as one object. Train a detector, then take the boxes from it.</source>
        <translation>没有标注框的图像：{bare}/{count}。这些图像会整张当作一个对象。请训练一个检测器，再使用它给出的框。</translation>
    </message>
    <message>
        <source>Preparing the prediction</source>
        <translation>正在准备预测</translation>
    </message>
</context>
<context>
    <name>PredictionNews</name>
    <message numerus="yes">
        <source>{run} has predicted on %n images.</source>
        <translation>
            <numerusform>{run} 已完成 %n 张图片的预测。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The prediction with {run} failed: {reason}</source>
        <translation>{run} 的预测失败：{reason}</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>查看任务</translation>
    </message>
    <message>
        <source>Reading predictions</source>
        <translation>正在读取预测</translation>
    </message>
</context>
<context>
    <name>PredictionReading</name>
    <message>
        <source>Reading predictions</source>
        <translation>正在读取预测</translation>
    </message>
</context>
<context>
    <name>PredictionsPanel</name>
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
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>{object}   completes a label</source>
        <translation>{object}   补全已有标注</translation>
    </message>
    <message>
        <source>{object}   less likely</source>
        <translation>{object}   可能性较低</translation>
    </message>
    <message>
        <source>{object}   instead of its class</source>
        <translation>{object}   将替换已有类别</translation>
    </message>
    <message>
        <source>{object}   the same again</source>
        <translation>{object}   重复</translation>
    </message>
    <message>
        <source>{object}   labelled already</source>
        <translation>{object}   已有标注</translation>
    </message>
    <message>
        <source>What the run made of the image is right of the line.</source>
        <translation>运行由该图像生成的结果在分割线右侧。</translation>
    </message>
    <message>
        <source>Nothing at this score; {n} dismissed.</source>
        <translation>此分数下没有结果；已排除 {n} 个。</translation>
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
        <source>Predict as I go</source>
        <translation>边走边预测</translation>
    </message>
    <message>
        <source>The chosen run looks at every image you come to; nothing is a label yet</source>
        <translation>所选运行会查看你翻到的每张图片；结果在采纳之前都不是标注</translation>
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
    <name>ProgressPanel</name>
    <message>
        <source>Counting labels</source>
        <translation>统计标注</translation>
    </message>
    <message>
        <source>The time spent on each image will be shown here.</source>
        <translation>每张图像所用的时间会显示在这里。</translation>
    </message>
    <message>
        <source>{total} of labelling, {each} s an image (median of {count})</source>
        <translation>标注共 {total}，每张 {each} 秒（{count} 张的中位数）</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待标注</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
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
        <source>Your own keys could not be read ({reason}): those of the profile are in force.</source>
        <translation>无法读取您自定义的快捷键（{reason}）：现使用方案中的快捷键。</translation>
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
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Open a project first.</source>
        <translation>请先打开项目。</translation>
    </message>
    <message>
        <source>This project can only be read.</source>
        <translation>此项目为只读。</translation>
    </message>
    <message>
        <source>There is no image.</source>
        <translation>没有图像。</translation>
    </message>
    <message>
        <source>Select an object first.</source>
        <translation>请先选择对象。</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>尚无任何更改。</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>没有撤销过的操作。</translation>
    </message>
    <message>
        <source>Another tool is in hand.</source>
        <translation>当前使用的是其他工具。</translation>
    </message>
    <message>
        <source>Not here and now.</source>
        <translation>当前不可用。</translation>
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
    <name>Refusals</name>
    <message>
        <source>The objects were changed meanwhile: do it again.</source>
        <translation>对象在此期间已被更改：请重新执行。</translation>
    </message>
    <message>
        <source>Kept their class: {count}. Their keypoints do not fit; they are selected now.</source>
        <translation>{count} 个对象保持原类别：关键点不匹配，现已选中它们。</translation>
    </message>
    <message>
        <source>A locked object stays as it is: unlock it first.</source>
        <translation>锁定的对象保持不变：请先解锁。</translation>
    </message>
    <message>
        <source>A comment needs some words.</source>
        <translation>请写下批注的内容。</translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation>请为类别命名。</translation>
    </message>
    <message>
        <source>A keypoint needs a name.</source>
        <translation>关键点需要名称。</translation>
    </message>
    <message>
        <source>Another keypoint has this name already.</source>
        <translation>已有同名的关键点。</translation>
    </message>
    <message>
        <source>A sigma lies between 0 and 1; 0 means that nobody has measured it.</source>
        <translation>Sigma 在 0 与 1 之间；0 表示尚未测量。</translation>
    </message>
    <message>
        <source>It is not clear which keypoint became which: open the skeleton and change it again.</source>
        <translation>无法确定关键点的对应关系：请重新打开骨架再改一次。</translation>
    </message>
    <message>
        <source>There is nothing to complete: no absent point has a partner that is placed.</source>
        <translation>没有可补全的点：缺失点的另一侧都没有放置。</translation>
    </message>
    <message>
        <source>The axis of the pose is not known: place a point of the middle or both of a pair.</source>
        <translation>无法确定对称轴：请放置一个中线点，或一对左右点。</translation>
    </message>
    <message>
        <source>The axis of the pose is not known: place a second point of the middle.</source>
        <translation>无法确定对称轴：请再放置一个中线点。</translation>
    </message>
    <message>
        <source>This object has other keypoints than its class: give it the class it was made with.</source>
        <translation>该对象的关键点与其类别不符：请改回标注时的类别。</translation>
    </message>
</context>
<context>
    <name>RestoredChoice</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>How much of the photo stays: what was made of it is right of the line</source>
        <translation>保留多少原图：由其生成的图像在分割线右侧</translation>
    </message>
    <message>
        <source>Reading a restored picture</source>
        <translation>正在读取复原图像</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message numerus="yes">
        <source>%n selected object(s)</source>
        <translation>
            <numerusform>已选 %n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>No object is selected</source>
        <translation>未选择对象</translation>
    </message>
    <message>
        <source>Ticked: settled. Click to go to the place.</source>
        <translation>打勾表示已解决。点击可跳到该处。</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待标注</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>当前图像</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Comment on a place…</source>
        <translation>在某处批注…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去除</translation>
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
        <source>Figures by keypoint or class</source>
        <translation>按关键点或类别列出的指标</translation>
    </message>
    <message>
        <source>The validation images hold no label that this run could be measured against.</source>
        <translation>验证集图像中没有可供此训练评估的标注。</translation>
    </message>
    <message>
        <source>{images} validation images, {objects} objects</source>
        <translation>{images} 张验证图像，{objects} 个对象</translation>
    </message>
    <message>
        <source>pixel accuracy</source>
        <translation>像素准确率</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
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
    <name>RunsPanel</name>
    <message>
        <source>Reading the runs</source>
        <translation>正在读取训练记录</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>无法写入 {path}：{reason}</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练列表</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>筛选训练</translation>
    </message>
    <message>
        <source>Select two runs with Ctrl to compare them.</source>
        <translation>按住 Ctrl 选中两个训练即可比较。</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>比较训练</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Every training run will be listed here, with its settings and its figures.</source>
        <translation>所有训练及其设置和指标都会列在这里。</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>At epoch</source>
        <translation>所在轮次</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Type what you want to do, a class, a panel or the name of an image</source>
        <translation>输入要做的事、类别、面板或图像名称</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>{action}: {reason}</source>
        <translation>{action}：{reason}</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>没有匹配项。</translation>
    </message>
</context>
<context>
    <name>SegmenterDialog</name>
    <message>
        <source>What cuts objects out</source>
        <translation>抠图方式</translation>
    </message>
    <message>
        <source>The tool for cutting out works at once by colour. With a model of the SAM family of your own, exported to two ONNX files, it follows the object itself; the model runs here, nothing is sent away.</source>
        <translation>抠图工具可直接按颜色工作。若你有自己的 SAM 系列模型（导出为两个 ONNX 文件），它会贴合物体本身；模型在本机运行，不会上传任何内容。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>By colour (GrabCut), no model needed</source>
        <translation>按颜色（GrabCut），无需模型</translation>
    </message>
    <message>
        <source>A model of the SAM family (two ONNX files)</source>
        <translation>SAM 系列模型（两个 ONNX 文件）</translation>
    </message>
    <message>
        <source>Choose the encoder&apos;s file</source>
        <translation>选择编码器文件</translation>
    </message>
    <message>
        <source>Choose the decoder&apos;s file</source>
        <translation>选择解码器文件</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Name both files: the encoder sees the image, the decoder answers the clicks.</source>
        <translation>请指定两个文件：编码器负责看图，解码器负责响应点击。</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>ONNX models (*.onnx);;All files (*)</source>
        <translation>ONNX 模型 (*.onnx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>模型文件</translation>
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
        <translation>多边形或掩码</translation>
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
        <source>None of the images to follow is labelled and in the validation split: nothing of them is kept.</source>
        <translation>要跟踪的图像中没有一张既有标注又在验证集里：不会保存任何结果。</translation>
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
        <source>Steps in all: {steps}. From scratch this model needs about {needed}: expect little.</source>
        <translation>总步数：{steps}。该模型从零训练约需 {needed} 步：不要期望太高。</translation>
    </message>
    <message>
        <source>The published weights {name} are not on this computer, so it learns from scratch. To start from them put the file into {folder}.</source>
        <translation>这台计算机上没有已发布的权重 {name}，因此将从零开始学习。要从这些权重开始，请把文件放入 {folder}。</translation>
    </message>
    <message>
        <source>Steps in all: {epochs} × {per_epoch} = {steps}, enough for a full training.</source>
        <translation>总步数：{epochs} 轮 × {per_epoch} 步 = {steps}，足够完整训练。</translation>
    </message>
    <message>
        <source>Steps in all: {epochs} × {per_epoch} = {steps}. A full training takes about {needed}: this is a first look.</source>
        <translation>总步数：{epochs} 轮 × {per_epoch} 步 = {steps}。完整训练约需 {needed} 步：这只是初步尝试。</translation>
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
    <message>
        <source>chance</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Rotate, scale, shift</source>
        <translation>旋转、缩放、平移</translation>
    </message>
    <message>
        <source>rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Half body</source>
        <translation>半身</translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation>马赛克拼接</translation>
    </message>
    <message>
        <source>Mix two images</source>
        <translation>混合两张图像</translation>
    </message>
    <message>
        <source>Coarse dropout</source>
        <translation>块状遮挡</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Median blur</source>
        <translation>中值模糊</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>高斯模糊</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>Erase a part</source>
        <translation>擦除一块</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Solarize</source>
        <translation>曝光反转</translation>
    </message>
    <message>
        <source>Add these boxes</source>
        <translation>添加这些框</translation>
    </message>
    <message>
        <source>Add this box</source>
        <translation>添加此框</translation>
    </message>
    <message>
        <source>Cut it off</source>
        <translation>裁到图像内</translation>
    </message>
    <message>
        <source>Cut them off</source>
        <translation>裁到图像内</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除它</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>删除它们</translation>
    </message>
    <message>
        <source>Make these absent</source>
        <translation>将其设为未标注</translation>
    </message>
    <message>
        <source>Most pixels have a label; those that have none are not learned.</source>
        <translation>大多数像素都有标签；没有标签的像素不参与学习。</translation>
    </message>
    <message>
        <source>One box has less than a pixel in its image: nothing is in it.</source>
        <translation>1 个框在图像内不足一个像素：框内没有内容。</translation>
    </message>
    <message>
        <source>One box reaches beyond its image.</source>
        <translation>1 个框超出了图像范围。</translation>
    </message>
    <message>
        <source>One image has no labels and takes no part in the training.</source>
        <translation>1 张图像没有标注，不参与训练。</translation>
    </message>
    <message>
        <source>One image has several classes: every class is told by itself.</source>
        <translation>有 1 张图像属于多个类别：每个类别单独判断。</translation>
    </message>
    <message>
        <source>One object lies exactly on one like it: it counts twice.</source>
        <translation>1 个对象与另一个完全相同的对象重叠：被重复计算。</translation>
    </message>
    <message>
        <source>One picture is in the training and in the validation split: the figures would look too good.</source>
        <translation>1 张图片同时出现在训练集和验证集中：指标会虚高。</translation>
    </message>
    <message>
        <source>One pose has keypoints outside of its image.</source>
        <translation>1 个姿态有关键点落在图像之外。</translation>
    </message>
    <message>
        <source>One pose has more or fewer keypoints than its class&apos;s skeleton names.</source>
        <translation>1 个姿态的关键点数与其类别骨架不一致。</translation>
    </message>
    <message>
        <source>One pose has no box, so that the box around its keypoints is learned, a quarter larger.</source>
        <translation>1 个姿态没有框，训练时将使用其关键点外接框（放大四分之一）。</translation>
    </message>
    <message>
        <source>Outlines cover {percent} % of the labelled pictures, and the other pixels are not learned. If nothing is there, let the background be a class.</source>
        <translation>轮廓只覆盖了已标注图片的 {percent} %，其余像素不参与学习。如果那里什么都没有，请让背景成为一个类别。</translation>
    </message>
    <message>
        <source>Outlines cover {percent} % of the labelled pictures: what is not labelled is learned as background.</source>
        <translation>轮廓覆盖了已标注图片的 {percent} %：没有标签的部分作为背景来学习。</translation>
    </message>
    <message>
        <source>The preset&apos;s own choice.</source>
        <translation>预设自带的选择。</translation>
    </message>
    <message>
        <source>Train on it only</source>
        <translation>仅用于训练</translation>
    </message>
    <message>
        <source>Train on them only</source>
        <translation>仅用于训练</translation>
    </message>
    <message>
        <source>Write the pairs down</source>
        <translation>写入镜像对</translation>
    </message>
    <message>
        <source>{count} boxes have less than a pixel in their image: nothing is in them.</source>
        <translation>{count} 个框在图像内不足一个像素：框内没有内容。</translation>
    </message>
    <message>
        <source>{count} boxes reach beyond their image.</source>
        <translation>{count} 个框超出了图像范围。</translation>
    </message>
    <message>
        <source>{count} images have no labels and take no part in the training.</source>
        <translation>{count} 张图像没有标注，不参与训练。</translation>
    </message>
    <message>
        <source>{count} images have several classes: every class is told by itself.</source>
        <translation>有 {count} 张图像属于多个类别：每个类别单独判断。</translation>
    </message>
    <message>
        <source>{count} objects lie exactly on one like them: they count twice.</source>
        <translation>{count} 个对象与另一个完全相同的对象重叠：被重复计算。</translation>
    </message>
    <message>
        <source>{count} pictures are in the training and in the validation split: the figures would look too good.</source>
        <translation>{count} 张图片同时出现在训练集和验证集中：指标会虚高。</translation>
    </message>
    <message>
        <source>{count} poses have keypoints outside of their image.</source>
        <translation>{count} 个姿态有关键点落在图像之外。</translation>
    </message>
    <message>
        <source>{count} poses have more or fewer keypoints than their class&apos;s skeleton names.</source>
        <translation>{count} 个姿态的关键点数与其类别骨架不一致。</translation>
    </message>
    <message>
        <source>{count} poses have no box, so that the box around their keypoints is learned, a quarter larger.</source>
        <translation>{count} 个姿态没有框，训练时将使用其关键点外接框（放大四分之一）。</translation>
    </message>
    <message>
        <source>{name!r} has left and right keypoints but no mirror pairs: they are taken from the names.</source>
        <translation>{name!r} 有左右关键点但没有镜像对：将按名称推断。</translation>
    </message>
    <message>
        <source>{name!r} is the only class, and pixels without a label are not learned: the model would see it everywhere. Let the background be a class too, or label another class.</source>
        <translation>{name!r} 是唯一的类别，而没有标签的像素不参与学习：模型会在所有地方都看到它。请让背景也成为一个类别，或再标注另一个类别。</translation>
    </message>
    <message>
        <source>A backbone without a head: it describes pictures and names nothing.</source>
        <translation>没有头部的骨干网络：它描述图片，但不命名任何东西。</translation>
    </message>
    <message>
        <source>All images are {name!r}: telling classes apart takes at least two of them.</source>
        <translation>所有图像都是“{name}”：要区分类别，至少需要两个类别。</translation>
    </message>
    <message>
        <source>Belongs to another library&apos;s zoo.</source>
        <translation>属于另一个库的模型库。</translation>
    </message>
    <message>
        <source>Cannot be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>Cuts out a foreground with soft edges.</source>
        <translation>以柔和的边缘抠出前景。</translation>
    </message>
    <message>
        <source>Estimates how far away things are.</source>
        <translation>估计物体的远近。</translation>
    </message>
    <message>
        <source>Fills holes in pictures.</source>
        <translation>填补图片中的空洞。</translation>
    </message>
    <message>
        <source>Finds regions without naming them: one half of a detector.</source>
        <translation>只找出区域而不命名：检测器的一半。</translation>
    </message>
    <message>
        <source>Finds the lanes of a road.</source>
        <translation>找出道路的车道线。</translation>
    </message>
    <message>
        <source>Follows objects through a video.</source>
        <translation>在视频中跟踪目标。</translation>
    </message>
    <message>
        <source>From the zoo of {library}: {metric} {value:g} on {dataset}.</source>
        <translation>来自 {library} 的模型库：在 {dataset} 上 {metric} 为 {value:g}。</translation>
    </message>
    <message>
        <source>From the zoo of {library}; it has no published figure.</source>
        <translation>来自 {library} 的模型库；没有公布的指标。</translation>
    </message>
    <message>
        <source>Gives colour to grey pictures.</source>
        <translation>给灰度图片上色。</translation>
    </message>
    <message>
        <source>Images have classes, and this small model trains on a processor too.</source>
        <translation>图像带有类别，这个小模型在处理器上也能训练。</translation>
    </message>
    <message>
        <source>It learns from pictures, and no image is in the training split.</source>
        <translation>它从图片学习，而训练集中没有图像。</translation>
    </message>
    <message>
        <source>It learns from the pictures alone, and makes them sharper within minutes.</source>
        <translation>只从图像本身学习，几分钟内即可使其更清晰。</translation>
    </message>
    <message>
        <source>It learns from the pictures alone; another run can start from its backbone.</source>
        <translation>它只从图片学习；另一次训练可以从它的骨干网络开始。</translation>
    </message>
    <message>
        <source>It learns from {needs}, and the training images hold none.</source>
        <translation>它从{needs}学习，而训练图像中没有。</translation>
    </message>
    <message>
        <source>It learns from {needs}: {count} labels in {classes} classes.</source>
        <translation>它从{needs}学习：{classes} 个类别，共 {count} 个标注。</translation>
    </message>
    <message>
        <source>It learns from {needs}: {count} labels of one class.</source>
        <translation>它从{needs}学习：一个类别，共 {count} 个标注。</translation>
    </message>
    <message>
        <source>It learns from {needs}: one label so far.</source>
        <translation>它从{needs}学习：目前只有一个标注。</translation>
    </message>
    <message>
        <source>It needs no labels: {count} pictures to learn from.</source>
        <translation>它不需要标注：有 {count} 张图片可供学习。</translation>
    </message>
    <message>
        <source>Its teacher is left out: it learns from your labels alone.</source>
        <translation>不用它的教师模型：它只从您的标注学习。</translation>
    </message>
    <message>
        <source>Lifts keypoints into three dimensions.</source>
        <translation>把关键点提升到三维。</translation>
    </message>
    <message>
        <source>Looks for similar pictures in a collection.</source>
        <translation>在图集中寻找相似的图片。</translation>
    </message>
    <message>
        <source>Makes new pictures.</source>
        <translation>生成新的图片。</translation>
    </message>
    <message>
        <source>Needs a library that is not part of the training engine.</source>
        <translation>需要训练引擎中没有的库。</translation>
    </message>
    <message>
        <source>Needs regions that another model has found.</source>
        <translation>需要另一个模型找出的区域。</translation>
    </message>
    <message>
        <source>No image is in the training split: put some into it.</source>
        <translation>训练集中没有图像：请放入一些。</translation>
    </message>
    <message>
        <source>No image is in the validation split: nothing will tell how good the model is.</source>
        <translation>验证集中没有图像：无从得知模型有多好。</translation>
    </message>
    <message>
        <source>No model library is installed in {path}: set up the training engine first.</source>
        <translation>{path} 中没有安装模型库：请先安装训练引擎。</translation>
    </message>
    <message>
        <source>Outlines are labelled, and this is the smallest model for things and regions.</source>
        <translation>已标注轮廓，这是同时学习物体与区域的最小模型。</translation>
    </message>
    <message>
        <source>Outlines are labelled, and this small model gives every pixel its class.</source>
        <translation>已标注轮廓，这个小模型给每个像素一个类别。</translation>
    </message>
    <message>
        <source>Reads words with a language model, which must lie on this disk.</source>
        <translation>用语言模型读文字，该模型必须在本机磁盘上。</translation>
    </message>
    <message>
        <source>Sharpens a picture with a second, sharp one beside it.</source>
        <translation>借助另一张清晰图片来锐化图片。</translation>
    </message>
    <message>
        <source>Sharpens one kind of picture with what another model knows of it.</source>
        <translation>借助另一个模型的知识锐化某一类图片。</translation>
    </message>
    <message>
        <source>Tells whether two pictures show the same object.</source>
        <translation>判断两张图片是否为同一目标。</translation>
    </message>
    <message>
        <source>The labelled keypoints belong to no skeleton: give their class one.</source>
        <translation>已标注的关键点不属于任何骨架：请给它们的类别一个骨架。</translation>
    </message>
    <message>
        <source>The size that this configuration was made for.</source>
        <translation>这个配置本来的尺寸。</translation>
    </message>
    <message>
        <source>The workbench does not train this kind. {note}</source>
        <translation>本工作台不训练这一类。{note}</translation>
    </message>
    <message>
        <source>Turns pictures of one kind into another.</source>
        <translation>把一类图片变成另一类。</translation>
    </message>
    <message>
        <source>Works on the frames of a video.</source>
        <translation>处理视频的帧。</translation>
    </message>
    <message>
        <source>Works with text beside the picture.</source>
        <translation>除图片外还处理文字。</translation>
    </message>
    <message>
        <source>image classes</source>
        <translation>图像类别</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{architecture}, {backbone}</source>
        <translation>{architecture}，{backbone}</translation>
    </message>
    <message>
        <source>{error}.</source>
        <translation>{error}。</translation>
    </message>
    <message>
        <source>{error}; it is left out.</source>
        <translation>{error}；已略过。</translation>
    </message>
    <message>
        <source>{library}, {metafile}: the config {config} is not installed.</source>
        <translation>{library}，{metafile}：配置 {config} 没有安装。</translation>
    </message>
    <message>
        <source>{path}: cannot be read ({reason}); its models are listed without figures.</source>
        <translation>{path}：无法读取（{reason}）；其中的模型列出时没有指标。</translation>
    </message>
    <message>
        <source>RTMDet-s</source>
        <translation>RTMDet-s</translation>
    </message>
    <message>
        <source>Finds boxes in one pass; 8.9 million parameters.</source>
        <translation>一次前向找出框；890 万参数。</translation>
    </message>
    <message>
        <source>More accurate than the tiny one and half as fast: for a few hundred images and a patient processor, or any GPU.</source>
        <translation>比 tiny 更准，速度减半：适合几百张图像和有耐心的处理器，或任何 GPU。</translation>
    </message>
    <message>
        <source>RTMDet-l</source>
        <translation>RTMDet-l</translation>
    </message>
    <message>
        <source>Finds boxes in one pass; 52 million parameters.</source>
        <translation>一次前向找出框；5200 万参数。</translation>
    </message>
    <message>
        <source>The accurate choice where a GPU trains and thousands of objects are labelled.</source>
        <translation>用 GPU 训练且标注了数千个目标时的精确之选。</translation>
    </message>
    <message>
        <source>RTMDet-Ins-m</source>
        <translation>RTMDet-Ins-m</translation>
    </message>
    <message>
        <source>Finds boxes and outlines every object; 28 million parameters.</source>
        <translation>找出框并勾出每个目标的轮廓；2800 万参数。</translation>
    </message>
    <message>
        <source>For a GPU: finer outlines than the tiny one, at five times its work.</source>
        <translation>适合 GPU：轮廓比 tiny 更精细，计算量是它的五倍。</translation>
    </message>
    <message>
        <source>Mask R-CNN, ResNet-50</source>
        <translation>Mask R-CNN，ResNet-50</translation>
    </message>
    <message>
        <source>Looks at every proposed region again and draws its mask; 44 million parameters.</source>
        <translation>再看一遍每个候选区域并画出掩码；4400 万参数。</translation>
    </message>
    <message>
        <source>The well-known two-stage model: strong with pretrained weights, slow on a processor.</source>
        <translation>著名的两阶段模型：有预训练权重时很强，在处理器上很慢。</translation>
    </message>
    <message>
        <source>RTMPose-s</source>
        <translation>RTMPose-s</translation>
    </message>
    <message>
        <source>Reads every keypoint from two one-dimensional distributions (SimCC); 5.5 million parameters.</source>
        <translation>从两个一维分布读出每个关键点（SimCC）；550 万参数。</translation>
    </message>
    <message>
        <source>A step above RTMPose-t, with pretrained weights or thousands of labels.</source>
        <translation>比 RTMPose-t 高一级，适合有预训练权重或数千个标注时。</translation>
    </message>
    <message>
        <source>RTMPose-m</source>
        <translation>RTMPose-m</translation>
    </message>
    <message>
        <source>Reads every keypoint from two one-dimensional distributions (SimCC); 14 million parameters.</source>
        <translation>从两个一维分布读出每个关键点（SimCC）；1400 万参数。</translation>
    </message>
    <message>
        <source>The usual choice for people on a GPU, with pretrained weights.</source>
        <translation>有预训练权重时，在 GPU 上做人体姿态的常用之选。</translation>
    </message>
    <message>
        <source>Heatmaps, HRNet-W32</source>
        <translation>热图，HRNet-W32</translation>
    </message>
    <message>
        <source>Draws one probability map for every keypoint and never loses resolution; 29 million parameters.</source>
        <translation>为每个关键点画一张概率图，始终保持分辨率；2900 万参数。</translation>
    </message>
    <message>
        <source>The most accurate with few labels, where a GPU trains.</source>
        <translation>用 GPU 训练时，标注较少也最准确。</translation>
    </message>
    <message>
        <source>RTMO-s</source>
        <translation>RTMO-s</translation>
    </message>
    <message>
        <source>Finds objects and their keypoints in one pass; 10 million parameters.</source>
        <translation>一次前向找出目标及其关键点；1000 万参数。</translation>
    </message>
    <message>
        <source>When many objects overlap in an image and no detector is to go before.</source>
        <translation>适合图像中目标相互重叠、且不想先用检测器时。</translation>
    </message>
    <message>
        <source>MobileNetV3 small</source>
        <translation>MobileNetV3 small</translation>
    </message>
    <message>
        <source>Names whole images with little work; 2.5 million parameters.</source>
        <translation>以很小的计算量给整幅图像命名；250 万参数。</translation>
    </message>
    <message>
        <source>For machines without power, best with pretrained weights.</source>
        <translation>适合性能较弱的机器，最好有预训练权重。</translation>
    </message>
    <message>
        <source>ResNet-18</source>
        <translation>ResNet-18</translation>
    </message>
    <message>
        <source>Names whole images; 12 million parameters.</source>
        <translation>给整幅图像命名；1200 万参数。</translation>
    </message>
    <message>
        <source>Learns from a few hundred images without starting weights, on a processor too.</source>
        <translation>没有起始权重也能从几百张图像学会，在处理器上也行。</translation>
    </message>
    <message>
        <source>ResNet-50</source>
        <translation>ResNet-50</translation>
    </message>
    <message>
        <source>Names whole images; 26 million parameters.</source>
        <translation>给整幅图像命名；2600 万参数。</translation>
    </message>
    <message>
        <source>The usual middle: strong with pretrained weights, and what most others are compared with.</source>
        <translation>常用的中间之选：有预训练权重时很强，也是多数模型的比较对象。</translation>
    </message>
    <message>
        <source>ConvNeXt-T</source>
        <translation>ConvNeXt-T</translation>
    </message>
    <message>
        <source>Names whole images; 29 million parameters.</source>
        <translation>给整幅图像命名；2900 万参数。</translation>
    </message>
    <message>
        <source>The accurate choice for a GPU, with pretrained weights.</source>
        <translation>有预训练权重时，适合 GPU 的精确之选。</translation>
    </message>
    <message>
        <source>Fast-SCNN</source>
        <translation>Fast-SCNN</translation>
    </message>
    <message>
        <source>Gives every pixel its class in two resolutions; 1.4 million parameters.</source>
        <translation>以两种分辨率给每个像素一个类别；140 万参数。</translation>
    </message>
    <message>
        <source>Small enough to train on a processor, and the one to begin with.</source>
        <translation>小到可以在处理器上训练，适合从它开始。</translation>
    </message>
    <message>
        <source>UNet</source>
        <translation>UNet</translation>
    </message>
    <message>
        <source>Gives every pixel its class and keeps thin things; 29 million parameters.</source>
        <translation>给每个像素一个类别并保住细小结构；2900 万参数。</translation>
    </message>
    <message>
        <source>For fine structures from few images, as in medicine.</source>
        <translation>适合用少量图像学习精细结构，如医学图像。</translation>
    </message>
    <message>
        <source>SegFormer-B0</source>
        <translation>SegFormer-B0</translation>
    </message>
    <message>
        <source>Gives every pixel its class with a small transformer; 3.7 million parameters.</source>
        <translation>用小型 Transformer 给每个像素一个类别；370 万参数。</translation>
    </message>
    <message>
        <source>The small choice with pretrained weights.</source>
        <translation>有预训练权重时的小型之选。</translation>
    </message>
    <message>
        <source>SegFormer-B2</source>
        <translation>SegFormer-B2</translation>
    </message>
    <message>
        <source>Gives every pixel its class with a transformer; 25 million parameters.</source>
        <translation>用 Transformer 给每个像素一个类别；2500 万参数。</translation>
    </message>
    <message>
        <source>Panoptic FPN, ResNet-50</source>
        <translation>Panoptic FPN，ResNet-50</translation>
    </message>
    <message>
        <source>Finds things one by one and regions as a whole; 46 million parameters.</source>
        <translation>逐个找出物体，并整体找出区域；4600 万参数。</translation>
    </message>
    <message>
        <source>The smallest model for things and regions at once.</source>
        <translation>同时学习物体与区域的最小模型。</translation>
    </message>
    <message>
        <source>MaskFormer, ResNet-50</source>
        <translation>MaskFormer，ResNet-50</translation>
    </message>
    <message>
        <source>Asks the image for a hundred masks, things and regions alike; 45 million parameters.</source>
        <translation>向图像要一百个掩码，物体与区域一视同仁；4500 万参数。</translation>
    </message>
    <message>
        <source>Between the two others: better regions than Panoptic FPN, slower to learn.</source>
        <translation>介于另外两者之间：区域比 Panoptic FPN 好，学得慢一些。</translation>
    </message>
    <message>
        <source>Mask2Former, ResNet-50</source>
        <translation>Mask2Former，ResNet-50</translation>
    </message>
    <message>
        <source>Asks the image for a hundred masks, things and regions alike; 44 million parameters.</source>
        <translation>向图像要一百个掩码，物体与区域一视同仁；4400 万参数。</translation>
    </message>
    <message>
        <source>SRCNN ×4</source>
        <translation>SRCNN ×4</translation>
    </message>
    <message>
        <source>Sharpens a picture that was enlarged four times; 20 thousand parameters.</source>
        <translation>锐化放大了四倍的图片；2 万参数。</translation>
    </message>
    <message>
        <source>The first network of its kind, and tiny; it needs long before it beats plain enlarging.</source>
        <translation>同类网络中的第一个，体积极小；需要训练很久才能优于普通放大。</translation>
    </message>
    <message>
        <source>EDSR ×2, small</source>
        <translation>EDSR ×2（小型）</translation>
    </message>
    <message>
        <source>Makes pictures twice as large; 0.12 million parameters.</source>
        <translation>将图像放大两倍；12 万参数。</translation>
    </message>
    <message>
        <source>Clearly sharper than plain enlarging after a minute on a processor, from a few pictures.</source>
        <translation>只需少量图像，在处理器上训练一分钟后就明显比普通放大更清晰。</translation>
    </message>
    <message>
        <source>MSRResNet ×4, small</source>
        <translation>MSRResNet ×4（小型）</translation>
    </message>
    <message>
        <source>Makes pictures four times as large; 0.16 million parameters.</source>
        <translation>将图像放大四倍；16 万参数。</translation>
    </message>
    <message>
        <source>Adds detail to a plainly enlarged picture: better than plain enlarging after a minute on a processor, from a few pictures.</source>
        <translation>为普通放大的图像补充细节：只需少量图像，在处理器上训练一分钟后即优于普通放大。</translation>
    </message>
    <message>
        <source>EDSR ×2</source>
        <translation>EDSR ×2</translation>
    </message>
    <message>
        <source>Makes pictures twice as large; 1.4 million parameters.</source>
        <translation>把图片放大两倍；140 万参数。</translation>
    </message>
    <message>
        <source>The usual middle: clearly sharper than plain enlarging after a few thousand steps.</source>
        <translation>常用的中间之选：几千步后明显比直接放大清晰。</translation>
    </message>
    <message>
        <source>Real-ESRNet ×4</source>
        <translation>Real-ESRNet ×4</translation>
    </message>
    <message>
        <source>Makes pictures four times as large and removes noise; 17 million parameters.</source>
        <translation>把图片放大四倍并去除噪声；1700 万参数。</translation>
    </message>
    <message>
        <source>For pictures that are worn as well as small; for a GPU, with pretrained weights.</source>
        <translation>适合又小又旧的图片；适合 GPU，需要预训练权重。</translation>
    </message>
    <message>
        <source>SimCLR, ResNet-50</source>
        <translation>SimCLR，ResNet-50</translation>
    </message>
    <message>
        <source>Learns that two cuts of one picture belong together; 28 million parameters.</source>
        <translation>学会同一图片的两个裁剪属于一起；2800 万参数。</translation>
    </message>
    <message>
        <source>The one to begin with: it needs pictures and nothing else. Larger batches help it.</source>
        <translation>适合从它开始：只需要图片。批次越大越好。</translation>
    </message>
    <message>
        <source>MoCo v2, ResNet-50</source>
        <translation>MoCo v2，ResNet-50</translation>
    </message>
    <message>
        <source>Tells a picture from thousands it remembers; 28 million parameters and their moving average.</source>
        <translation>把一张图片与记住的数千张区分开；2800 万参数及其滑动平均。</translation>
    </message>
    <message>
        <source>Learns well from small batches, where SimCLR needs large ones.</source>
        <translation>小批次也学得好，而 SimCLR 需要大批次。</translation>
    </message>
    <message>
        <source>MAE, ViT-B</source>
        <translation>MAE，ViT-B</translation>
    </message>
    <message>
        <source>Paints what was hidden of a picture; 112 million parameters.</source>
        <translation>画出图片被遮住的部分；1.12 亿参数。</translation>
    </message>
    <message>
        <source>For a GPU and tens of thousands of pictures; its backbone is a transformer.</source>
        <translation>适合 GPU 和数万张图片；骨干网络是 Transformer。</translation>
    </message>
</context>
<context>
    <name>SessionSurface</name>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
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
    <name>ShapeCommands</name>
    <message numerus="yes">
        <source>Converting %n object(s)</source>
        <translation>
            <numerusform>正在转换 %n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Of the outline only the box around it is left.</source>
        <translation>轮廓已丢失，只保留了它的外接框。</translation>
    </message>
    <message>
        <source>The rotation is lost: the box lies along the image now.</source>
        <translation>旋转角度已丢失：框现在与图像边缘平行。</translation>
    </message>
    <message>
        <source>Holes are lost.</source>
        <translation>孔洞已丢失。</translation>
    </message>
    <message>
        <source>Only the largest part is left.</source>
        <translation>只保留了最大的一块。</translation>
    </message>
    <message>
        <source>A circle is a polygon of 64 points now.</source>
        <translation>圆现在是 64 个点的多边形。</translation>
    </message>
    <message>
        <source>The outline follows the pixel borders.</source>
        <translation>轮廓沿着像素边界。</translation>
    </message>
    <message>
        <source>The edge follows whole pixels now.</source>
        <translation>边缘现在按整像素取齐。</translation>
    </message>
    <message>
        <source>The ends of the line are joined.</source>
        <translation>折线的首尾已相连。</translation>
    </message>
    <message>
        <source>What lay outside the image is cut off.</source>
        <translation>图像以外的部分已被裁掉。</translation>
    </message>
    <message>
        <source>A line has no area.</source>
        <translation>折线没有面积。</translation>
    </message>
    <message>
        <source>a line that is straight and points enclose nothing</source>
        <translation>直线和点不围成任何区域</translation>
    </message>
    <message>
        <source>without outline or box</source>
        <translation>没有轮廓或框</translation>
    </message>
    <message>
        <source>less than a pixel would be left</source>
        <translation>结果会不足一个像素</translation>
    </message>
    <message>
        <source>the line crosses itself</source>
        <translation>折线自相交</translation>
    </message>
    <message>
        <source>the size of the image is not known</source>
        <translation>图像尺寸未知</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) stay as they are: {why}.</source>
        <translation>
            <numerusform>%n 个对象保持不变：{why}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SkeletonChange</name>
    <message>
        <source>Converting the labels of the class</source>
        <translation>正在转换该类别的标注</translation>
    </message>
    <message>
        <source>The labels were changed meanwhile. Press the button again.</source>
        <translation>期间标注有改动，请再按一次按钮。</translation>
    </message>
</context>
<context>
    <name>SkeletonCommands</name>
    <message>
        <source>Add a class first: a skeleton belongs to one.</source>
        <translation>请先添加类别：骨架属于类别。</translation>
    </message>
    <message>
        <source>Point at a keypoint, or click it, then press the key.</source>
        <translation>先指向或点击一个关键点，再按键。</translation>
    </message>
    <message>
        <source>The previous image has no poses that are not here already.</source>
        <translation>上一张图像没有这里还没有的骨架。</translation>
    </message>
    <message>
        <source>Select a pose of keypoints first.</source>
        <translation>请先选择一个关键点骨架。</translation>
    </message>
</context>
<context>
    <name>SkeletonEditorDialog</name>
    <message>
        <source>Skeleton of {name}</source>
        <translation>{name} 的骨架</translation>
    </message>
    <message>
        <source>Keypoints are placed in the order of the list. Boxes and polygons need none.</source>
        <translation>关键点按列表顺序放置。框和多边形不需要关键点。</translation>
    </message>
    <message>
        <source>Save the skeleton</source>
        <translation>保存骨架</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始骨架</translation>
    </message>
    <message>
        <source>Start from…</source>
        <translation>从现成骨架开始…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>另存为文件…</translation>
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
        <source>Draw lines from point to point</source>
        <translation>在点与点之间画连线</translation>
    </message>
    <message>
        <source>Show the image</source>
        <translation>显示图像</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Add a keypoint</source>
        <translation>添加关键点</translation>
    </message>
    <message>
        <source>Remove the picked keypoints</source>
        <translation>移除所选关键点</translation>
    </message>
    <message>
        <source>Left and right of each other (P)</source>
        <translation>互为左右（P）</translation>
    </message>
    <message>
        <source>Pair by names: left … and right …</source>
        <translation>按名称配对：left … 与 right …</translation>
    </message>
    <message>
        <source>Colour of the picked keypoints…</source>
        <translation>所选关键点的颜色…</translation>
    </message>
    <message>
        <source>Colour of its side again</source>
        <translation>恢复为所在侧的颜色</translation>
    </message>
    <message>
        <source>point {number}</source>
        <translation>点 {number}</translation>
    </message>
    <message>
        <source>Open a skeleton</source>
        <translation>打开骨架</translation>
    </message>
    <message>
        <source>Reading a skeleton</source>
        <translation>正在读取骨架</translation>
    </message>
    <message>
        <source>Skeletons (*.json)</source>
        <translation>骨架 (*.json)</translation>
    </message>
    <message>
        <source>There is no keypoint to save yet.</source>
        <translation>还没有可保存的关键点。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Saving a skeleton</source>
        <translation>正在保存骨架</translation>
    </message>
    <message>
        <source>Skeletons and metas of mmpose (*.json *.py)</source>
        <translation>骨架与 mmpose 元数据 (*.json *.py)</translation>
    </message>
    <message>
        <source>Drag from point to point: draw a line, or take it away</source>
        <translation>从一点拖到另一点：画出或去掉连线</translation>
    </message>
    <message>
        <source>Click {name} · Drag: move</source>
        <translation>点击 {name} · 拖动：移动</translation>
    </message>
    <message>
        <source>Click: new point · Drag: move · Ctrl+drag: line · Shift+click: pick two, then P: pair</source>
        <translation>点击：新点 · 拖动：移动 · Ctrl+拖动：连线 · Shift+点击：选两点后按 P 配对</translation>
    </message>
    <message>
        <source>The labels of this class stay as they are.</source>
        <translation>该类别的标注保持不变。</translation>
    </message>
    <message>
        <source>Only the order changes: the labels of this class follow, as one step to undo.</source>
        <translation>只改变顺序：该类别的标注随之改变，可一步撤销。</translation>
    </message>
    <message>
        <source>{added} added, {removed} removed: the labels of this class follow, as one step to undo.</source>
        <translation>新增 {added} 个，移除 {removed} 个：该类别的标注随之改变，可一步撤销。</translation>
    </message>
    <message>
        <source>What was drawn is not saved. Press Cancel or Esc once more to leave it.</source>
        <translation>绘制的内容尚未保存。再按一次“取消”或 Esc 即放弃。</translation>
    </message>
</context>
<context>
    <name>SkeletonPicture</name>
    <message>
        <source>point {number}</source>
        <translation>点 {number}</translation>
    </message>
</context>
<context>
    <name>SkeletonTable</name>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Keypoint</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>另一侧</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Not on the picture yet: click where it is.</source>
        <translation>还不在图片上：点击它的位置。</translation>
    </message>
    <message>
        <source>Its own colour</source>
        <translation>自己的颜色</translation>
    </message>
    <message>
        <source>The colour of its side</source>
        <translation>所在侧的颜色</translation>
    </message>
    <message>
        <source>Colour of the picked keypoints</source>
        <translation>所选关键点的颜色</translation>
    </message>
</context>
<context>
    <name>SkeletonWords</name>
    <message>
        <source>Animal on four legs, 17 keypoints (AP-10K)</source>
        <translation>四足动物，17 个关键点（AP-10K）</translation>
    </message>
    <message>
        <source>Person, 17 keypoints (COCO)</source>
        <translation>人体，17 个关键点（COCO）</translation>
    </message>
    <message>
        <source>Person with face and hands, 133 keypoints (COCO-WholeBody)</source>
        <translation>含面部和双手的人体，133 个关键点（COCO-WholeBody）</translation>
    </message>
    <message>
        <source>Face, 68 landmarks (300-W, COCO-WholeBody)</source>
        <translation>面部，68 个特征点（300-W、COCO-WholeBody）</translation>
    </message>
    <message>
        <source>Hand, 21 keypoints (COCO-WholeBody, MediaPipe)</source>
        <translation>手部，21 个关键点（COCO-WholeBody、MediaPipe）</translation>
    </message>
    <message>
        <source>Mouse from above, 4 keypoints</source>
        <translation>俯视小鼠，4 个关键点</translation>
    </message>
    <message>
        <source>Person, 16 keypoints (MPII)</source>
        <translation>人体，16 个关键点（MPII）</translation>
    </message>
    <message>
        <source>Set square, 3 corners</source>
        <translation>三角板，3 个角</translation>
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
    <name>Spoken</name>
    <message>
        <source>there is no format called {name}; there are {names}</source>
        <translation>没有名为 {name} 的格式；可用的有 {names}</translation>
    </message>
    <message>
        <source>{path}: does not exist</source>
        <translation>{path}：不存在</translation>
    </message>
    <message>
        <source>{path}: cannot be read ({reason})</source>
        <translation>{path}：无法读取（{reason}）</translation>
    </message>
    <message>
        <source>{path}: looks like none of the formats that can be read ({names})</source>
        <translation>{path}：不像可读取的任何一种格式（{names}）</translation>
    </message>
    <message>
        <source>{path}: a folder; choose the label file in it, such as {name}</source>
        <translation>{path}：是文件夹；请选择其中的标注文件，例如 {name}</translation>
    </message>
    <message>
        <source>{path}: not a folder; choose the folder that holds one folder for each class</source>
        <translation>{path}：不是文件夹；请选择其中每个类别各有一个文件夹的文件夹</translation>
    </message>
    <message>
        <source>{path}: holds no folders with images in them; choose the folder above the classes</source>
        <translation>{path}：其中没有含图像的文件夹；请选择各类别的上一级文件夹</translation>
    </message>
    <message>
        <source>{path}: a folder per class can only be read; export the {count} images as COCO instead, which keeps their classes</source>
        <translation>{path}：按类别分文件夹的格式只能读取；请将这 {count} 张图像导出为 COCO，它会保留类别</translation>
    </message>
    <message>
        <source>{path}: a labelme file, which this reader does not know; convert it to COCO first</source>
        <translation>{path}：是 labelme 文件，无法读取；请先转换为 COCO</translation>
    </message>
    <message>
        <source>{path}: has none of &quot;images&quot;, &quot;annotations&quot;, &quot;categories&quot;; this is no COCO file</source>
        <translation>{path}：没有 &quot;images&quot;、&quot;annotations&quot;、&quot;categories&quot; 中的任何一项；不是 COCO 文件</translation>
    </message>
    <message>
        <source>{path}: has no list of &quot;images&quot;, so its labels belong to nothing</source>
        <translation>{path}：没有 &quot;images&quot; 列表，因此标注没有归属</translation>
    </message>
    <message>
        <source>{path}: holds captions; choose the instances or keypoints file of the same images</source>
        <translation>{path}：其中是图像描述；请选择同一批图像的 instances 或 keypoints 文件</translation>
    </message>
    <message>
        <source>{path}: holds panoptic segments; choose the instances file of the same images</source>
        <translation>{path}：其中是全景分割；请选择同一批图像的 instances 文件</translation>
    </message>
    <message>
        <source>{path}: annotation {id} cannot be written: {reason}</source>
        <translation>{path}：标注 {id} 无法写出：{reason}</translation>
    </message>
    <message>
        <source>{path}: a flat list, as results files are; choose the ground truth file</source>
        <translation>{path}：是结果文件那样的平铺列表；请选择真值文件</translation>
    </message>
    <message>
        <source>{path}: {place} holds a value that JSON cannot hold</source>
        <translation>{path}：{place} 中有 JSON 无法保存的值</translation>
    </message>
    <message>
        <source>{path}: not a results file, which is a flat list of detections</source>
        <translation>{path}：不是结果文件，结果文件是检测结果的平铺列表</translation>
    </message>
    <message>
        <source>{path}: holds a single JSON value and no labels; choose another file</source>
        <translation>{path}：只有一个 JSON 值，没有标注；请选择其他文件</translation>
    </message>
    <message>
        <source>{path}: &quot;{name}&quot; is not a list of records, so this is no COCO file</source>
        <translation>{path}：&quot;{name}&quot; 不是记录列表，因此不是 COCO 文件</translation>
    </message>
    <message>
        <source>{path}: larger than {size} GiB; split it into smaller files</source>
        <translation>{path}：大于 {size} GiB；请拆分成较小的文件</translation>
    </message>
    <message>
        <source>{path}: a member beside the records {reason}; remove it or save the file again</source>
        <translation>{path}：记录旁的一项{reason}；请将其删除或重新保存文件</translation>
    </message>
    <message>
        <source>{path}: not JSON, {reason} at {place}; is the file complete?</source>
        <translation>{path}：不是 JSON，{place} 处 {reason}；文件是否完整？</translation>
    </message>
    <message>
        <source>{path}: not JSON that can be read, nested too deep or a number too long</source>
        <translation>{path}：不是可读取的 JSON，嵌套过深或数值过长</translation>
    </message>
    <message>
        <source>is not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>is not readable JSON</source>
        <translation>不是可读的 JSON</translation>
    </message>
    <message>
        <source>{path}: DeepLabCut tables can only be read; export the {count} images as COCO instead</source>
        <translation>{path}：DeepLabCut 表格只能读取；请将这 {count} 张图像导出为 COCO</translation>
    </message>
    <message>
        <source>{path}: holds no {name}; choose the project folder or a folder of labelled frames</source>
        <translation>{path}：其中没有 {name}；请选择项目文件夹或已标注帧的文件夹</translation>
    </message>
    <message>
        <source>{path}: its first rows are not scorer, bodyparts and coords; choose a CollectedData file</source>
        <translation>{path}：前几行不是 scorer、bodyparts 和 coords；请选择 CollectedData 文件</translation>
    </message>
    <message>
        <source>{path}: its coords row names no x and y</source>
        <translation>{path}：coords 行没有 x 和 y</translation>
    </message>
    <message>
        <source>{path}: has {count} columns, more than any set of keypoints</source>
        <translation>{path}：有 {count} 列，超过任何一组关键点</translation>
    </message>
    <message>
        <source>{path}: its header rows are of different lengths; is the file complete?</source>
        <translation>{path}：各表头行长度不一；文件是否完整？</translation>
    </message>
    <message>
        <source>{path}: larger than {size} MiB; split it by video</source>
        <translation>{path}：大于 {size} MiB；请按视频拆分</translation>
    </message>
    <message>
        <source>{path}: the text is not valid UTF-8; save the file again as UTF-8</source>
        <translation>{path}：文字不是有效的 UTF-8；请以 UTF-8 重新保存</translation>
    </message>
    <message>
        <source>{path}: not a table of comma separated cells ({reason})</source>
        <translation>{path}：不是逗号分隔的表格（{reason}）</translation>
    </message>
    <message>
        <source>{path}: bodypart {name} has no column for both x and y</source>
        <translation>{path}：部位 {name} 没有 x 和 y 两列</translation>
    </message>
    <message>
        <source>{path}: not a PNG picture; save the labels as PNG</source>
        <translation>{path}：不是 PNG 图片；请将标注存为 PNG</translation>
    </message>
    <message>
        <source>{path}: {width} x {height} pixels are more than can be read</source>
        <translation>{path}：{width} x {height} 像素超出可读取的范围</translation>
    </message>
    <message>
        <source>{path}: damaged, cannot be decoded; replace the file</source>
        <translation>{path}：已损坏，无法解码；请更换文件</translation>
    </message>
    <message>
        <source>{path}: cut short; replace the file</source>
        <translation>{path}：已被截断；请更换文件</translation>
    </message>
    <message>
        <source>{path}: larger than {size} MiB, which no label picture is</source>
        <translation>{path}：大于 {size} MiB，标注图片不会这么大</translation>
    </message>
    <message>
        <source>{path}: holds no PNG that lies beside an image; put masks/ beside images/</source>
        <translation>{path}：其中没有与图像对应的 PNG；请将 masks/ 放在 images/ 旁</translation>
    </message>
    <message>
        <source>{path}: is there already; choose a new or an empty folder for the label pictures</source>
        <translation>{path}：已存在；请为标注图片选择新的或空的文件夹</translation>
    </message>
    <message>
        <source>{path}: {count} classes do not fit into pictures of one byte a pixel</source>
        <translation>{path}：{count} 个类别放不进每像素一字节的图片</translation>
    </message>
    <message>
        <source>{path}: the image&apos;s size is not known, so it cannot have a label picture</source>
        <translation>{path}：图像尺寸未知，因此无法生成标注图片</translation>
    </message>
    <message>
        <source>no skeleton is called {name}; there are {names}</source>
        <translation>没有名为 {name} 的骨架；可用的有 {names}</translation>
    </message>
    <message>
        <source>{path}: larger than {size} MiB, so it is no skeleton</source>
        <translation>{path}：大于 {size} MiB，因此不是骨架</translation>
    </message>
    <message>
        <source>{path}: not text (byte {number})</source>
        <translation>{path}：不是文本（第 {number} 字节）</translation>
    </message>
    <message>
        <source>{path}: not a skeleton ({reason})</source>
        <translation>{path}：不是骨架（{reason}）</translation>
    </message>
    <message>
        <source>{path}: Pascal VOC can only be read; export the {count} images as COCO instead</source>
        <translation>{path}：Pascal VOC 只能读取；请将这 {count} 张图像导出为 COCO</translation>
    </message>
    <message>
        <source>{path}: holds no XML file; choose the folder with Annotations in it</source>
        <translation>{path}：其中没有 XML 文件；请选择含 Annotations 的文件夹</translation>
    </message>
    <message>
        <source>{path}: none of its {count} XML files can be read; {reason}</source>
        <translation>{path}：其中 {count} 个 XML 文件都无法读取；{reason}</translation>
    </message>
    <message>
        <source>{path}: begins with &lt;{name}&gt;, not &lt;annotation&gt;; this is no Pascal VOC file</source>
        <translation>{path}：以 &lt;{name}&gt; 开头，而不是 &lt;annotation&gt;；不是 Pascal VOC 文件</translation>
    </message>
    <message>
        <source>{path}: empty; is the file complete?</source>
        <translation>{path}：是空的；文件是否完整？</translation>
    </message>
    <message>
        <source>{path}: larger than {size} MiB, too large for the labels of one image</source>
        <translation>{path}：大于 {size} MiB，作为一张图像的标注过大</translation>
    </message>
    <message>
        <source>{path}: not XML ({reason}); is the file complete?</source>
        <translation>{path}：不是 XML（{reason}）；文件是否完整？</translation>
    </message>
    <message>
        <source>{path}: XML that is not allowed here ({kind}); save it without DTD</source>
        <translation>{path}：含有不允许的 XML（{kind}）；请不带 DTD 保存</translation>
    </message>
    <message>
        <source>{path}: elements are nested more than {depth} deep; this is no Pascal VOC file</source>
        <translation>{path}：元素嵌套超过 {depth} 层；不是 Pascal VOC 文件</translation>
    </message>
    <message>
        <source>its id is taken by an earlier category</source>
        <translation>编号已被前面的类别占用</translation>
    </message>
    <message>
        <source>its id is taken by {name}</source>
        <translation>编号已被 {name} 占用</translation>
    </message>
    <message>
        <source>its id is taken by an earlier annotation</source>
        <translation>编号已被前面的标注占用</translation>
    </message>
    <message>
        <source>iscrowd {value} is neither 0 nor 1</source>
        <translation>iscrowd {value} 既不是 0 也不是 1</translation>
    </message>
    <message>
        <source>area {area} is negative</source>
        <translation>面积 {area} 为负</translation>
    </message>
    <message>
        <source>a keypoint&apos;s visibility {value} is none of 0, 1, 2</source>
        <translation>关键点的可见性 {value} 不是 0、1、2 之一</translation>
    </message>
    <message>
        <source>a keypoint is not a finite place near the image</source>
        <translation>关键点不在图像附近的有限位置</translation>
    </message>
    <message>
        <source>image {id} is not in the file</source>
        <translation>文件中没有图像 {id}</translation>
    </message>
    <message>
        <source>image {id} is not known</source>
        <translation>图像 {id} 未知</translation>
    </message>
    <message>
        <source>category {id} is not in the file</source>
        <translation>文件中没有类别 {id}</translation>
    </message>
    <message>
        <source>keypoints hold {count} values but the category needs {wanted}</source>
        <translation>关键点有 {count} 个值，而类别需要 {wanted} 个</translation>
    </message>
    <message>
        <source>keypoints hold {count} values, which is not three a point</source>
        <translation>关键点有 {count} 个值，不是每点三个</translation>
    </message>
    <message>
        <source>its geometry is not made of numbers</source>
        <translation>几何数据不是数值</translation>
    </message>
    <message>
        <source>it has neither bbox nor segmentation nor keypoints</source>
        <translation>没有 bbox、segmentation 或 keypoints</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>it has no usable file_name</source>
        <translation>没有可用的 file_name</translation>
    </message>
    <message>
        <source>the mask&apos;s counts are {value}, neither a text nor a list</source>
        <translation>掩码的 counts 为 {value}，既不是文本也不是列表</translation>
    </message>
    <message>
        <source>the segmentation is neither polygons nor run lengths</source>
        <translation>segmentation 既不是多边形也不是游程</translation>
    </message>
    <message>
        <source>the mask has no size of height and width</source>
        <translation>掩码没有高和宽的尺寸</translation>
    </message>
    <message>
        <source>the mask is {width} x {height} pixels but the image is {wide} x {high}</source>
        <translation>掩码为 {width} x {height} 像素，而图像为 {wide} x {high}</translation>
    </message>
    <message>
        <source>mask runs must be a list of counts of zero or more</source>
        <translation>掩码游程必须是不小于零的计数列表</translation>
    </message>
    <message>
        <source>it names no image</source>
        <translation>没有指明图像</translation>
    </message>
    <message>
        <source>it has a second row, which was left out</source>
        <translation>有第二行，已略去</translation>
    </message>
    <message>
        <source>holds no images</source>
        <translation>其中没有图像</translation>
    </message>
    <message>
        <source>it has no bndbox</source>
        <translation>没有 bndbox</translation>
    </message>
    <message>
        <source>its box ends before it begins ({x}, {y} to {right}, {bottom})</source>
        <translation>框的终点在起点之前（{x}, {y} 到 {right}, {bottom}）</translation>
    </message>
    <message>
        <source>some begin before pixel 1, so the set is read as counted from 0</source>
        <translation>有些框始于像素 1 之前，因此按从 0 计数读取</translation>
    </message>
    <message>
        <source>{count} names stand in two lists; the first counts</source>
        <translation>{count} 个名称出现在两个列表中；以第一个为准</translation>
    </message>
    <message>
        <source>an object {name}: {reason}</source>
        <translation>对象 {name}：{reason}</translation>
    </message>
    <message>
        <source>{name} is not a whole number</source>
        <translation>{name} 不是整数</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} 不是数</translation>
    </message>
    <message>
        <source>{name} is not a list</source>
        <translation>{name} 不是列表</translation>
    </message>
    <message>
        <source>{name} holds a value that is not a finite number</source>
        <translation>{name} 中有非有限的数</translation>
    </message>
    <message>
        <source>{what} is not a list of numbers</source>
        <translation>{what} 不是数值列表</translation>
    </message>
    <message>
        <source>{name} {value} is not a finite number</source>
        <translation>{name} {value} 不是有限的数</translation>
    </message>
    <message>
        <source>{count} pixels are a little off their class&apos;s colour and count as it</source>
        <translation>{count} 个像素与其类别的颜色略有偏差，计为该类别</translation>
    </message>
    <message>
        <source>the table does not name all numbers: {names} came in besides</source>
        <translation>表中没有列出所有编号：另外导入了 {names}</translation>
    </message>
    <message>
        <source>The class &apos;{name}&apos; has {count} keypoints and the object has others; delete its keypoints first or choose a class with the same skeleton.</source>
        <translation>类别“{name}”有 {count} 个关键点，而对象的关键点不同；请先删除其关键点，或选择骨架相同的类别。</translation>
    </message>
    <message>
        <source>{count} objects are of the class &apos;{name}&apos;; give them another class first.</source>
        <translation>有 {count} 个对象属于类别“{name}”；请先给它们换一个类别。</translation>
    </message>
    <message>
        <source>There is a class called &apos;{name}&apos; already.</source>
        <translation>已有名为“{name}”的类别。</translation>
    </message>
    <message>
        <source>Two attributes of &apos;{name}&apos; are called &apos;{twice}&apos;: rename one.</source>
        <translation>“{name}”有两个属性都叫“{twice}”：请重命名其中一个。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be {value}.</source>
        <translation>“{name}”不能是 {value}。</translation>
    </message>
    <message>
        <source>Nothing around the point stands out: drag a box around the object.</source>
        <translation>该点周围没有明显的物体：请在物体周围拖出一个框。</translation>
    </message>
    <message>
        <source>The box has no pixel of the image in it: draw it on the image.</source>
        <translation>框内没有图像像素：请画在图片上。</translation>
    </message>
    <message>
        <source>The image is still being read: click again in a moment.</source>
        <translation>图片仍在读取：请稍后再点击。</translation>
    </message>
    <message>
        <source>Nothing in the box stands out from what is around it: draw it by hand.</source>
        <translation>框内没有与周围明显不同的内容：请手动绘制。</translation>
    </message>
    <message>
        <source>The box holds a value that is not a number.</source>
        <translation>框中有非数值。</translation>
    </message>
    <message>
        <source>The box has fewer than two by two pixels of the image in it: draw it larger.</source>
        <translation>框内的图像不足 2×2 像素：请画大一些。</translation>
    </message>
    <message>
        <source>{reason}; the image comes in without labels</source>
        <translation>{reason}；导入该图像时不带标注</translation>
    </message>
    <message>
        <source>{count} of {total} pixels have values of no class ({values}) and stay without a label</source>
        <translation>{total} 个像素中有 {count} 个的值不属于任何类别（{values}），保持无标注</translation>
    </message>
    <message>
        <source>{sentence}; is it a label picture?</source>
        <translation>{sentence}；它是标注图片吗？</translation>
    </message>
    <message>
        <source>the pictures hold colours that the table does not name: {names} came in as classes of their own; rename them, or mend the table and import again</source>
        <translation>图片中有表中未列出的颜色：{names} 作为单独的类别导入；请重命名它们，或修正表格后重新导入</translation>
    </message>
    <message>
        <source>{sentence}. No picture holds {names}</source>
        <translation>{sentence}。没有图片含有 {names}</translation>
    </message>
    <message>
        <source>no image of this name was found for it</source>
        <translation>找不到与其同名的图像</translation>
    </message>
    <message>
        <source>It was prepared, but never put into the queue.</source>
        <translation>已准备好，但从未放入队列。</translation>
    </message>
    <message>
        <source>The process is gone without a word: it was killed, or the machine was switched off.</source>
        <translation>进程无声地消失了：被终止，或机器关闭了。</translation>
    </message>
    <message>
        <source>The process was killed (signal 9), as a rule because the memory ran out.</source>
        <translation>进程被终止（信号 9），通常是内存不足。</translation>
    </message>
    <message>
        <source>The process was ended by {name}.</source>
        <translation>进程被 {name} 结束。</translation>
    </message>
    <message>
        <source>The process ended with exit code {code} before the job was done.</source>
        <translation>任务完成之前，进程以退出码 {code} 结束。</translation>
    </message>
    <message>
        <source>{sentence} Its last words: {words}</source>
        <translation>{sentence}最后的输出：{words}</translation>
    </message>
    <message>
        <source>The worker could not be started.</source>
        <translation>工作进程无法启动。</translation>
    </message>
    <message>
        <source>Taken out of the queue.</source>
        <translation>已从队列中移出。</translation>
    </message>
    <message>
        <source>Ended by force, as asked.</source>
        <translation>已按要求强制结束。</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>The recipe cannot be read: {reason}</source>
        <translation>训练设置无法读取：{reason}</translation>
    </message>
    <message>
        <source>The recipe of the job cannot be read: {reason}</source>
        <translation>任务的设置无法读取：{reason}</translation>
    </message>
    <message>
        <source>The worker cannot be started: {reason}</source>
        <translation>工作进程无法启动：{reason}</translation>
    </message>
    <message>
        <source>The job&apos;s folder {path} is gone or holds no recipe</source>
        <translation>任务文件夹 {path} 不见了，或其中没有设置</translation>
    </message>
    <message>
        <source>The training environment is missing: there is no interpreter {path}; run: python3 start.py setup</source>
        <translation>缺少训练环境：没有解释器 {path}；请运行：python3 start.py setup</translation>
    </message>
    <message>
        <source>The process that starts the jobs cannot be started: {reason}</source>
        <translation>启动任务的进程无法启动：{reason}</translation>
    </message>
    <message>
        <source>There is no job named {name}</source>
        <translation>没有名为 {name} 的任务</translation>
    </message>
    <message>
        <source>{path} cannot be queued: it holds no recipe</source>
        <translation>{path} 无法排队：其中没有设置</translation>
    </message>
    <message>
        <source>{name} was not started by this queue: stop it, or end process {pid}</source>
        <translation>{name} 不是由此队列启动的：请停止它，或结束进程 {pid}</translation>
    </message>
    <message>
        <source>{name} is still running: stop or cancel it first</source>
        <translation>{name} 仍在运行：请先停止或取消</translation>
    </message>
    <message>
        <source>{name} is not running: it is {state}</source>
        <translation>{name} 没有在运行：它{state}</translation>
    </message>
    <message>
        <source>{name} cannot be paused: only a running training can, and it is {state}</source>
        <translation>{name} 无法暂停：只有运行中的训练可以，而它{state}</translation>
    </message>
    <message>
        <source>{name} was trained elsewhere and cannot go on here: begin a new run from its weights</source>
        <translation>{name} 是在别处训练的，无法在这里继续：请用它的权重开始新的运行</translation>
    </message>
    <message>
        <source>{name} is in the queue already: it is {state}</source>
        <translation>{name} 已在队列中：它{state}</translation>
    </message>
    <message>
        <source>{name} has succeeded: there is nothing to resume</source>
        <translation>{name} 已完成：没有可继续的</translation>
    </message>
    <message>
        <source>{name} has {state}: there is nothing to stop</source>
        <translation>{name} {state}：没有可停止的内容</translation>
    </message>
    <message>
        <source>{name} has {state}: there is nothing to pause</source>
        <translation>{name} {state}：没有可暂停的内容</translation>
    </message>
    <message>
        <source>{name} cannot be {verb}: it does not wait, it is {state}</source>
        <translation>{name} 无法{verb}：它没有在等待，它{state}</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已暂缓</translation>
    </message>
    <message>
        <source>released</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>在排队</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>已失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>已丢失</translation>
    </message>
    <message>
        <source>{name} cannot be asked to pause ({reason}): stop it instead</source>
        <translation>无法要求 {name} 暂停（{reason}）：请改为停止</translation>
    </message>
    <message>
        <source>{name} cannot be asked to stop ({reason}): cancel it instead</source>
        <translation>无法要求 {name} 停止（{reason}）：请改为取消</translation>
    </message>
    <message>
        <source>{name} is no training</source>
        <translation>{name} 不是训练</translation>
    </message>
    <message>
        <source>{name} cannot be changed: {reason}</source>
        <translation>{name} 无法更改：{reason}</translation>
    </message>
    <message>
        <source>The folder of {name} cannot be written: {reason}</source>
        <translation>{name} 的文件夹无法写入：{reason}</translation>
    </message>
    <message>
        <source>{name} waits in the queue already</source>
        <translation>{name} 已在队列中等待</translation>
    </message>
    <message>
        <source>{name} is still running: try again when its process has ended</source>
        <translation>{name} 仍在运行：请在其进程结束后再试</translation>
    </message>
    <message>
        <source>{path}: the job queue cannot be opened ({reason}). Check that its folder can be written or name another in WORKBENCH_STATE; a damaged file may be removed: it only holds the order of jobs</source>
        <translation>{path}：任务队列无法打开（{reason}）。请检查其文件夹是否可写，或在 WORKBENCH_STATE 中另行指定；损坏的文件可以删除：它只保存任务的顺序</translation>
    </message>
    <message>
        <source>{path}: the job queue cannot be read ({reason})</source>
        <translation>{path}：任务队列无法读取（{reason}）</translation>
    </message>
    <message>
        <source>{path}: the job queue cannot be written ({reason})</source>
        <translation>{path}：任务队列无法写入（{reason}）</translation>
    </message>
    <message>
        <source>it has version {version}, this program reads version {known}</source>
        <translation>其版本为 {version}，而此程序读取版本 {known}</translation>
    </message>
    <message>
        <source>There is no interpreter {path}; run: python3 start.py setup</source>
        <translation>没有解释器 {path}；请运行：python3 start.py setup</translation>
    </message>
    <message>
        <source>The process cannot be started: {reason}</source>
        <translation>进程无法启动：{reason}</translation>
    </message>
    <message>
        <source>The process ended without a word ({how}); {path} may say more.</source>
        <translation>进程无声地结束了（{how}）；{path} 中或有更多说明。</translation>
    </message>
    <message>
        <source>The training environment cannot be started ({reason}).</source>
        <translation>训练环境无法启动（{reason}）。</translation>
    </message>
    <message>
        <source>The training environment gave no answer (exit code {code}).</source>
        <translation>训练环境没有应答（退出码 {code}）。</translation>
    </message>
    <message>
        <source>The answer makes no sense.</source>
        <translation>应答无法理解。</translation>
    </message>
    <message>
        <source>the worker ended without a word</source>
        <translation>工作进程无声地结束了</translation>
    </message>
    <message>
        <source>The workshop was closed.</source>
        <translation>工作间已关闭。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason})</source>
        <translation>{path} 无法写入（{reason}）</translation>
    </message>
    <message>
        <source>{path}: holds no answer</source>
        <translation>{path}：其中没有应答</translation>
    </message>
    <message>
        <source>{path}: holds no answer {number}</source>
        <translation>{path}：其中没有应答 {number}</translation>
    </message>
    <message>
        <source>{path}: no config ({reason})</source>
        <translation>{path}：没有配置（{reason}）</translation>
    </message>
    <message>
        <source>{path}: no X-ray ({reason})</source>
        <translation>{path}：没有透视（{reason}）</translation>
    </message>
    <message>
        <source>Nothing says where the object is: click on it or drag a box around it.</source>
        <translation>还不知道物体在哪里：请点击它，或在它周围拖出一个框。</translation>
    </message>
    <message>
        <source>The model found no object there: add a point or drag a box around it.</source>
        <translation>模型在那里没有找到物体：请再加一个点，或在它周围拖出一个框。</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Creating .venv-worker</source>
        <translation>正在创建 .venv-worker</translation>
    </message>
    <message>
        <source>Installing PyTorch {version} ({build})</source>
        <translation>正在安装 PyTorch {version}（{build}）</translation>
    </message>
    <message>
        <source>Compiling mmcv&apos;s operators (once; kept in the cache)</source>
        <translation>正在编译 mmcv 的算子（仅一次，会保留在缓存中）</translation>
    </message>
    <message>
        <source>Installing the OpenMMLab libraries</source>
        <translation>正在安装 OpenMMLab 库</translation>
    </message>
    <message>
        <source>Checking that every library imports</source>
        <translation>正在检查每个库能否导入</translation>
    </message>
    <message>
        <source>the installation was interrupted; start it again and it goes on where it stopped</source>
        <translation>安装被中断；重新开始会从中断处继续</translation>
    </message>
    <message>
        <source>the training environment is being installed by another process; wait for it to end</source>
        <translation>另一个进程正在安装训练环境；请等它结束</translation>
    </message>
    <message>
        <source>the training environment is installed, but this does not import: {names}</source>
        <translation>训练环境已安装，但以下内容无法导入：{names}</translation>
    </message>
    <message>
        <source>torch does not import in the training environment; run `python3 start.py setup` again</source>
        <translation>训练环境中无法导入 torch；请重新运行 `python3 start.py setup`</translation>
    </message>
    <message>
        <source>{what} failed: {reason}</source>
        <translation>{what}失败：{reason}</translation>
    </message>
    <message>
        <source>{what} failed: {reason} (full output: {path})</source>
        <translation>{what}失败：{reason}（完整输出：{path}）</translation>
    </message>
    <message>
        <source>the disk is full; free about 5 GB and run the same command again</source>
        <translation>磁盘已满；请腾出约 5 GB 后重试</translation>
    </message>
    <message>
        <source>this Python lacks its venv module; install it (Debian and Ubuntu: apt-get install python3-venv) and run again</source>
        <translation>此 Python 缺少 venv 模块；请安装（Debian 和 Ubuntu：apt-get install python3-venv）后重试</translation>
    </message>
    <message>
        <source>the machine ran out of memory; close other programs and run the same command again</source>
        <translation>机器内存不足；请关闭其他程序后重试</translation>
    </message>
    <message>
        <source>the Python headers are missing; install them (Debian and Ubuntu: apt-get install python3-dev) and run again</source>
        <translation>缺少 Python 头文件；请安装（Debian 和 Ubuntu：apt-get install python3-dev）后重试</translation>
    </message>
    <message>
        <source>the CUDA toolkit does not fit this PyTorch; install the matching toolkit or set WORKBENCH_TORCH=cpu, and run again</source>
        <translation>CUDA 工具包与此 PyTorch 不匹配；请安装匹配的工具包，或设置 WORKBENCH_TORCH=cpu，然后重试</translation>
    </message>
    <message>
        <source>no C++ compiler was found; install one (Debian and Ubuntu: apt-get install g++) and run again</source>
        <translation>找不到 C++ 编译器；请安装（Debian 和 Ubuntu：apt-get install g++）后重试</translation>
    </message>
    <message>
        <source>the package index cannot be reached; check the network, the proxy and `python3 -m pip config list`, then run again</source>
        <translation>无法访问软件包索引；请检查网络、代理和 `python3 -m pip config list`，然后重试</translation>
    </message>
    <message>
        <source>the package index offers no fitting version for this Python; use Python 3.11 or name a fuller index in pip&apos;s configuration</source>
        <translation>软件包索引中没有适合此 Python 的版本；请使用 Python 3.11，或在 pip 配置中指定更完整的索引</translation>
    </message>
    <message>
        <source>a file cannot be written; check who owns the folder and run again</source>
        <translation>有文件无法写入；请检查文件夹的所有者后重试</translation>
    </message>
    <message>
        <source>the command gave no output</source>
        <translation>命令没有输出</translation>
    </message>
    <message>
        <source>{path}: is a project already; open it, or choose another folder</source>
        <translation>{path}：已经是项目；请打开它，或选择其他文件夹</translation>
    </message>
    <message>
        <source>{path}: not a project; make one with: workbench new {folder} --images FOLDER</source>
        <translation>{path}：不是项目；可用此命令新建：workbench new {folder} --images 文件夹</translation>
    </message>
    <message>
        <source>{folder}: holds something already; choose a new or an empty folder for the config</source>
        <translation>{folder}：里面已有内容；请为配置选择新的或空的文件夹</translation>
    </message>
    <message>
        <source>The config of {name} came from elsewhere and fits into no command: copy it as Python.</source>
        <translation>{name} 的配置来自别处，无法写成命令：请复制为 Python。</translation>
    </message>
    <message>
        <source>{run} tells no classes apart.</source>
        <translation>{run} 不区分类别。</translation>
    </message>
    <message>
        <source>{run} predicts {classes}: the project has all of these classes.</source>
        <translation>{run} 预测 {classes}：这些类别项目中都有。</translation>
    </message>
    <message>
        <source>{run} predicts {classes}: the project had none of these classes, they were added to it.</source>
        <translation>{run} 预测 {classes}：项目中原本没有这些类别，现已加入。</translation>
    </message>
    <message>
        <source>{run} predicts {classes}: new in the project, and added to it, are {new}.</source>
        <translation>{run} 预测 {classes}：其中 {new} 是项目中没有的，现已加入。</translation>
    </message>
    <message>
        <source>{path}: there is no such file</source>
        <translation>{path}：没有这个文件</translation>
    </message>
    <message>
        <source>{path}: there is no such folder</source>
        <translation>{path}：没有这个文件夹</translation>
    </message>
    <message>
        <source>{path}: the folder cannot be made ({reason}); choose another one</source>
        <translation>{path}：无法创建文件夹（{reason}）；请另选一个</translation>
    </message>
    <message>
        <source>{path}: holds no images ({kinds}); choose the folder the images lie in</source>
        <translation>{path}：其中没有图像（{kinds}）；请选择图像所在的文件夹</translation>
    </message>
    <message>
        <source>{path}: the example is missing; get the project&apos;s files again</source>
        <translation>{path}：缺少示例；请重新获取项目文件</translation>
    </message>
    <message>
        <source>{path}: the example cannot be copied ({reason})</source>
        <translation>{path}：示例无法复制（{reason}）</translation>
    </message>
    <message>
        <source>{path}: not the database of a Workbench project; move it away, then make one here</source>
        <translation>{path}：不是 Workbench 项目的数据库；请将其移走，再在这里新建</translation>
    </message>
    <message>
        <source>{path}: written by a newer Workbench (version {version} of the file); update Workbench</source>
        <translation>{path}：由更新版本的 Workbench 写入（文件版本 {version}）；请更新 Workbench</translation>
    </message>
    <message>
        <source>{path}: holds {name}, which no Workbench project has; do not use this file</source>
        <translation>{path}：其中有 {name}，Workbench 项目中不会有；请勿使用此文件</translation>
    </message>
    <message>
        <source>{path}: the project is open for reading only</source>
        <translation>{path}：项目以只读方式打开</translation>
    </message>
    <message>
        <source>{path}: the project is closed</source>
        <translation>{path}：项目已关闭</translation>
    </message>
    <message>
        <source>{path}: another program has written to this project; open it again</source>
        <translation>{path}：另一个程序改写了此项目；请重新打开</translation>
    </message>
    <message>
        <source>{path}: edit {number} does not follow edit {last}: another program has written to this project; close both and open it again</source>
        <translation>{path}：编辑 {number} 不接在编辑 {last} 之后：另一个程序改写了此项目；请将两者都关闭后重新打开</translation>
    </message>
    <message>
        <source>{path}: edit {number} of the journal cannot be read ({reason})</source>
        <translation>{path}：日志中的编辑 {number} 无法读取（{reason}）</translation>
    </message>
    <message>
        <source>the entry is torn or too large</source>
        <translation>条目残缺或过大</translation>
    </message>
    <message>
        <source>{path}: the disk is full; free some space and try again</source>
        <translation>{path}：磁盘已满；请腾出空间后重试</translation>
    </message>
    <message>
        <source>{path}: may not be written any more; make the folder writable and try again</source>
        <translation>{path}：不再可写；请使文件夹可写后重试</translation>
    </message>
    <message>
        <source>{path}: another program holds the file; close it and try again</source>
        <translation>{path}：另一个程序占用着该文件；请关闭它后重试</translation>
    </message>
    <message>
        <source>{path}: the disk reports an error; check the drive and its cable, then try again</source>
        <translation>{path}：磁盘报告错误；请检查硬盘及其连线后重试</translation>
    </message>
    <message>
        <source>{path}: the file is damaged</source>
        <translation>{path}：文件已损坏</translation>
    </message>
    <message>
        <source>{path}: the file is damaged ({reason})</source>
        <translation>{path}：文件已损坏（{reason}）</translation>
    </message>
    <message>
        <source>{path}: a number is too large to be stored ({reason})</source>
        <translation>{path}：有数值过大，无法保存（{reason}）</translation>
    </message>
    <message>
        <source>{sentence}, and no snapshot was made yet; put a copy of your own in its place, or move it away</source>
        <translation>{sentence}，而且还没有快照；请用您自己的副本替换它，或将其移走</translation>
    </message>
    <message>
        <source>{sentence}; the newest snapshot is {snapshot}: to go on from it, copy it over {name}</source>
        <translation>{sentence}；最新的快照是 {snapshot}：要从它继续，请用它覆盖 {name}</translation>
    </message>
    <message>
        <source>{path}: the snapshot cannot be written ({reason})</source>
        <translation>{path}：快照无法写入（{reason}）</translation>
    </message>
    <message>
        <source>the folder cannot be written ({reason}), so the project is open for reading only</source>
        <translation>文件夹无法写入（{reason}），因此项目以只读方式打开</translation>
    </message>
    <message>
        <source>the project is open in {what}, so here it can only be read; close it there first</source>
        <translation>项目已在{what}中打开，因此这里只能查看；请先在那里关闭</translation>
    </message>
    <message>
        <source>another window</source>
        <translation>另一个窗口</translation>
    </message>
    <message>
        <source>another window (process {pid} on {host}, started {time})</source>
        <translation>另一个窗口（{host} 上的进程 {pid}，{time} 启动）</translation>
    </message>
    <message>
        <source>{path}: {sentence}</source>
        <translation>{path}：{sentence}</translation>
    </message>
    <message>
        <source>{path}: {place}: {sentence}</source>
        <translation>{path}：{place}：{sentence}</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason})</source>
        <translation>{path}：无法写入（{reason}）</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}); choose a folder that you may write to</source>
        <translation>{path}：无法写入（{reason}）；请选择您有写入权限的文件夹</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}); choose another folder</source>
        <translation>{path}：无法写入（{reason}）；请选择其他文件夹</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}); nothing was changed there</source>
        <translation>{path}：无法写入（{reason}）；那里没有任何改动</translation>
    </message>
    <message>
        <source>{path}: cannot be deleted ({reason})</source>
        <translation>{path}：无法删除（{reason}）</translation>
    </message>
    <message>
        <source>{name} can be read but not written; export as coco</source>
        <translation>{name} 只能读取，不能写出；请导出为 COCO</translation>
    </message>
    <message>
        <source>{path}: reads back with {images} images and {objects} objects instead of {wanted} and {all}; the project is unharmed, please report this</source>
        <translation>{path}：重新读取得到 {images} 张图像和 {objects} 个对象，而应为 {wanted} 和 {all}；项目完好无损，请报告此问题</translation>
    </message>
    <message>
        <source>its name is not valid text; rename the file</source>
        <translation>文件名不是有效文字；请重命名该文件</translation>
    </message>
    <message>
        <source>it cannot be read ({reason})</source>
        <translation>无法读取（{reason}）</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>{width} x {height} pixels is no size that can be opened</source>
        <translation>无法打开 {width} x {height} 像素的尺寸</translation>
    </message>
    <message>
        <source>it is not a JPEG, PNG, BMP, WebP or TIFF image</source>
        <translation>不是 JPEG、PNG、BMP、WebP 或 TIFF 图像</translation>
    </message>
    <message>
        <source>the file is cut off or damaged</source>
        <translation>文件被截断或已损坏</translation>
    </message>
    <message>
        <source>{path}: the picture is not there, so the config would miss it; bring it back first</source>
        <translation>{path}：图片不在，配置会缺少它；请先放回</translation>
    </message>
    <message>
        <source>{path}: its outlines cannot be filled ({reason}); mend or remove them</source>
        <translation>{path}：其轮廓无法填充（{reason}）；请修复或删除</translation>
    </message>
    <message>
        <source>a split needs at least two labelled images; label some more first</source>
        <translation>划分至少需要两张已标注的图像；请先多标注一些</translation>
    </message>
    <message>
        <source>{value} is neither a number of images nor a fraction below 1</source>
        <translation>{value} 既不是图像数量，也不是小于 1 的比例</translation>
    </message>
    <message>
        <source>{count} validation images leave none of the {total} to train on; choose fewer</source>
        <translation>{total} 张中取 {count} 张作验证，就没有可训练的了；请少选一些</translation>
    </message>
    <message>
        <source>images are split by order or random, not by {name}</source>
        <translation>图像可按顺序或随机划分，不能按 {name} 划分</translation>
    </message>
    <message>
        <source>this run learned without labels and is not measured against any: its curves say how good it is</source>
        <translation>此运行是无标签学习的，不与标注比较：它的好坏看曲线</translation>
    </message>
    <message>
        <source>no labelled image is in the {split} split; set some aside with: workbench split {path} --val 0.2</source>
        <translation>{split} 划分中没有已标注的图像；可用此命令划出一些：workbench split {path} --val 0.2</translation>
    </message>
    <message>
        <source>{missing} of {count} images have no prediction of {run} yet; predict first</source>
        <translation>{count} 张图像中有 {missing} 张还没有 {run} 的预测；请先预测</translation>
    </message>
    <message>
        <source>image {id} has no features of {run} yet; make them anew with: workbench features</source>
        <translation>图像 {id} 还没有 {run} 的特征；请重新生成：workbench features</translation>
    </message>
    <message>
        <source>{whose} no features yet; make them with: workbench features {path} --run RUN</source>
        <translation>{whose} 还没有特征；可用此命令生成：workbench features {path} --run 运行</translation>
    </message>
    <message>
        <source>{path}: these are no features of images</source>
        <translation>{path}：这不是图像的特征</translation>
    </message>
    <message>
        <source>there is no run {name} in {path} (there are: {names})</source>
        <translation>{path} 中没有运行 {name}（现有：{names}）</translation>
    </message>
    <message>
        <source>{name} cannot be a folder&apos;s name: use letters, digits, - and _ (at most 80)</source>
        <translation>{name} 不能作文件夹名：请使用字母、数字、- 和 _（最多 80 个）</translation>
    </message>
    <message>
        <source>{path}: not the recipe of a training run</source>
        <translation>{path}：不是训练的设置</translation>
    </message>
    <message>
        <source>{path}: the labels of this run are not there</source>
        <translation>{path}：找不到此运行的标注</translation>
    </message>
    <message>
        <source>{path}: the run&apos;s folder cannot be written ({reason}); free some space or make the folder writable, then start again</source>
        <translation>{path}：运行的文件夹无法写入（{reason}）；请腾出空间或使文件夹可写，然后重新开始</translation>
    </message>
    <message>
        <source>{path}: the run&apos;s classes cannot be read ({reason})</source>
        <translation>{path}：运行的类别无法读取（{reason}）</translation>
    </message>
    <message>
        <source>{path}: image {id}: {reason}</source>
        <translation>{path}：图像 {id}：{reason}</translation>
    </message>
    <message>
        <source>{path}: cannot be unpacked ({reason})</source>
        <translation>{path}：无法解包（{reason}）</translation>
    </message>
    <message>
        <source>{path}: no run of a workbench, or damaged ({reason})</source>
        <translation>{path}：不是工作台的运行，或已损坏（{reason}）</translation>
    </message>
    <message>
        <source>{path}: no run of a workbench of version {version}</source>
        <translation>{path}：不是版本 {version} 的工作台的运行</translation>
    </message>
    <message>
        <source>{path}: its manifest.json is not JSON</source>
        <translation>{path}：其中的 manifest.json 不是 JSON</translation>
    </message>
    <message>
        <source>{path}: {name} is not what the archive was made with; get it again</source>
        <translation>{path}：{name} 与打包时不符；请重新获取</translation>
    </message>
    <message>
        <source>{path}: {name} is larger than {size} MiB; not unpacked</source>
        <translation>{path}：{name} 大于 {size} MiB；没有解包</translation>
    </message>
    <message>
        <source>{path}: recipe.json is not the recipe of a training run</source>
        <translation>{path}：recipe.json 不是训练的设置</translation>
    </message>
    <message>
        <source>{path}: not a whole run ({kind}: {reason})</source>
        <translation>{path}：不是完整的运行（{kind}：{reason}）</translation>
    </message>
    <message>
        <source>{path}: holds {count} files {name} instead of one; no run</source>
        <translation>{path}：其中有 {count} 个 {name} 文件，而应为一个；不是运行</translation>
    </message>
    <message>
        <source>{path}: cannot be taken over ({reason})</source>
        <translation>{path}：无法接收（{reason}）</translation>
    </message>
    <message>
        <source>{path}: its model tells {count} classes apart, but {named} are named</source>
        <translation>{path}：其模型区分 {count} 个类别，但只命名了 {named} 个</translation>
    </message>
    <message>
        <source>{path}: its model finds {count} keypoints; first give a class of the project a skeleton with as many, in the model&apos;s order</source>
        <translation>{path}：其模型查找 {count} 个关键点；请先给项目中的一个类别设置同样多关键点的骨架，顺序与模型一致</translation>
    </message>
    <message>
        <source>A preset called {name} ships with the workbench: choose another name.</source>
        <translation>工作台自带名为 {name} 的预设：请另选名称。</translation>
    </message>
    <message>
        <source>A preset called {name} exists for the task {task}: choose another name.</source>
        <translation>任务 {task} 已有名为 {name} 的预设：请另选名称。</translation>
    </message>
    <message>
        <source>You have a preset called {name} already.</source>
        <translation>您已有名为 {name} 的预设。</translation>
    </message>
    <message>
        <source>The setting {value} cannot be kept in a preset.</source>
        <translation>设置 {value} 无法保存在预设中。</translation>
    </message>
    <message>
        <source>has other keypoints here; imported as {name}</source>
        <translation>在此处的关键点不同；导入为 {name}</translation>
    </message>
    <message>
        <source>the file was not found in the folders searched; its labels are left out</source>
        <translation>在搜索的文件夹中找不到该文件；其标注已略去</translation>
    </message>
    <message>
        <source>left out with its labels: {reason}</source>
        <translation>连同其标注一起略去：{reason}</translation>
    </message>
    <message>
        <source>its masks are of another size than the image and are left out</source>
        <translation>其掩码与图像的尺寸不同，已略去</translation>
    </message>
    <message>
        <source>{count} objects got new ids because theirs are taken</source>
        <translation>{count} 个对象的编号已被占用，换成了新编号</translation>
    </message>
    <message>
        <source>not a class ({reason})</source>
        <translation>不是类别（{reason}）</translation>
    </message>
    <message>
        <source>not an edit ({reason})</source>
        <translation>不是编辑（{reason}）</translation>
    </message>
    <message>
        <source>not an image ({reason})</source>
        <translation>不是图像（{reason}）</translation>
    </message>
    <message>
        <source>not an object ({reason})</source>
        <translation>不是对象（{reason}）</translation>
    </message>
    <message>
        <source>not a prediction ({kind}: {reason})</source>
        <translation>不是预测（{kind}：{reason}）</translation>
    </message>
    <message>
        <source>a second class has the id {id}</source>
        <translation>另一个类别也用编号 {id}</translation>
    </message>
    <message>
        <source>There is no kind of device called {name}: choose auto, cpu, cuda:0 or cuda:0,1.</source>
        <translation>没有名为 {name} 的设备：请选择 auto、cpu、cuda:0 或 cuda:0,1。</translation>
    </message>
    <message>
        <source>There is no setting {key}: {why}</source>
        <translation>没有设置项 {key}：{why}</translation>
    </message>
    <message>
        <source>did you mean {names}?</source>
        <translation>是否指 {names}？</translation>
    </message>
    <message>
        <source>a key of the config is written with its dots.</source>
        <translation>配置的键要连同其中的点一起写。</translation>
    </message>
    <message>
        <source>The setting {key} must be {what}, not {value}</source>
        <translation>设置项 {key} 必须是{what}，而不是 {value}</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>大于 0 的数</translation>
    </message>
    <message>
        <source>a number of at least 0</source>
        <translation>不小于 0 的数</translation>
    </message>
    <message>
        <source>a number from 0 to 1</source>
        <translation>0 到 1 之间的数</translation>
    </message>
    <message>
        <source>a whole number of at least {least}</source>
        <translation>不小于 {least} 的整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>two whole numbers, [width, height]</source>
        <translation>两个整数 [宽, 高]</translation>
    </message>
    <message>
        <source>the name of a validation figure</source>
        <translation>验证指标的名称</translation>
    </message>
    <message>
        <source>the name of a device</source>
        <translation>设备的名称</translation>
    </message>
    <message>
        <source>the path of a checkpoint</source>
        <translation>检查点的路径</translation>
    </message>
    <message>
        <source>{path}: not JSON ({reason})</source>
        <translation>{path}：不是 JSON（{reason}）</translation>
    </message>
    <message>
        <source>{path}: not a recipe of version {version}</source>
        <translation>{path}：不是版本 {version} 的设置</translation>
    </message>
    <message>
        <source>{path}: neither a training nor a prediction recipe</source>
        <translation>{path}：既不是训练的设置，也不是预测的设置</translation>
    </message>
    <message>
        <source>{path}: unknown field {name}</source>
        <translation>{path}：未知字段 {name}</translation>
    </message>
    <message>
        <source>no preset is called {name}; there are {names}</source>
        <translation>没有名为 {name} 的预设；可用的有 {names}</translation>
    </message>
    <message>
        <source>{path}: no task is called {task}</source>
        <translation>{path}：没有名为 {task} 的任务</translation>
    </message>
    <message>
        <source>{path}: not a preset ({reason})</source>
        <translation>{path}：不是预设（{reason}）</translation>
    </message>
    <message>
        <source>An extension takes at least one epoch, a rate above 0 and one of the schedules {names}</source>
        <translation>延长训练至少需要一轮、大于 0 的学习率，以及以下学习率方案之一：{names}</translation>
    </message>
    <message>
        <source>{name}: a batch of one cannot be halved; choose a smaller input size</source>
        <translation>{name}：批大小为 1，无法减半；请选择更小的输入尺寸</translation>
    </message>
    <message>
        <source>{name}: its extensions cannot be read ({reason})</source>
        <translation>{name}：其延长训练的记录无法读取（{reason}）</translation>
    </message>
    <message>
        <source>A sweep makes 2 to {most} runs, this one would make {count}</source>
        <translation>一次扫描可产生 2 到 {most} 个运行，而这次会产生 {count} 个</translation>
    </message>
    <message>
        <source>{name} cannot be trained here. {why}</source>
        <translation>{name} 无法在这里训练。{why}</translation>
    </message>
    <message>
        <source>{path}: does not say whose model it is (no default_scope of {names})</source>
        <translation>{path}：没有说明是哪个库的模型（没有 {names} 的 default_scope）</translation>
    </message>
    <message>
        <source>{path}: describes no model</source>
        <translation>{path}：没有描述模型</translation>
    </message>
    <message>
        <source>{path}: the workbench cannot use this kind of model ({reason})</source>
        <translation>{path}：工作台无法使用这类模型（{reason}）</translation>
    </message>
    <message>
        <source>{path}: {name} could be told only by running the file; take the whole config that the training wrote into its work_dir</source>
        <translation>{path}：{name} 只有运行该文件才能得知；请使用训练写入 work_dir 的完整配置</translation>
    </message>
    <message>
        <source>{path}: its base {name} is not there</source>
        <translation>{path}：找不到其基础配置 {name}</translation>
    </message>
    <message>
        <source>{path}: its base {name} is not installed</source>
        <translation>{path}：没有安装其基础配置 {name}</translation>
    </message>
    <message>
        <source>{path}: its base {name} needs {library}, which is not installed</source>
        <translation>{path}：其基础配置 {name} 需要没有安装的 {library}</translation>
    </message>
    <message>
        <source>{path}: its bases go in a circle</source>
        <translation>{path}：其基础配置循环引用</translation>
    </message>
    <message>
        <source>{path}: lies outside of the installed configs</source>
        <translation>{path}：不在已安装的配置之内</translation>
    </message>
    <message>
        <source>{path}: is larger than {size} MB</source>
        <translation>{path}：大于 {size} MB</translation>
    </message>
    <message>
        <source>{path}: line {line} is not Python ({reason})</source>
        <translation>{path}：第 {line} 行不是 Python（{reason}）</translation>
    </message>
    <message>
        <source>{path}: is not Python ({reason})</source>
        <translation>{path}：不是 Python（{reason}）</translation>
    </message>
    <message>
        <source>it makes a list longer than a config does</source>
        <translation>它产生的列表超出了配置所需的长度</translation>
    </message>
    <message>
        <source>it makes more lists than a config does</source>
        <translation>它产生的列表超出了配置所需的数量</translation>
    </message>
    <message>
        <source>it repeats a list more often than a config does</source>
        <translation>它重复列表的次数超出了配置所需</translation>
    </message>
    <message>
        <source>it repeats more often than a config does</source>
        <translation>它重复的次数超出了配置所需</translation>
    </message>
    <message>
        <source>it holds a value inside of itself</source>
        <translation>其中有值包含了自身</translation>
    </message>
    <message>
        <source>it holds more values than a config does</source>
        <translation>其中的值超出了配置所需的数量</translation>
    </message>
    <message>
        <source>it asks for more work than a config does</source>
        <translation>它要求的计算超出了配置所需</translation>
    </message>
    <message>
        <source>{count} new images</source>
        <translation>{count} 张新图像</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>{count} 个对象</translation>
    </message>
    <message>
        <source>classes of {count} images</source>
        <translation>{count} 张图像的类别</translation>
    </message>
    <message>
        <source>{count} objects that are there already</source>
        <translation>{count} 个已有的对象</translation>
    </message>
    <message>
        <source>{count} objects left out because their image is missing</source>
        <translation>{count} 个对象因缺少图像而略去</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>{count} 个问题</translation>
    </message>
    <message>
        <source>the labels say {width} x {height} pixels, the file has {wide} x {high}; check that the labels fit</source>
        <translation>标注为 {width} x {height} 像素而制作，而文件为 {wide} x {high}；请检查标注是否吻合</translation>
    </message>
    <message>
        <source>some edits are not stored yet: {reason}</source>
        <translation>有些编辑尚未保存：{reason}</translation>
    </message>
    <message>
        <source>the disk is very slow</source>
        <translation>磁盘非常慢</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Loading the libraries</source>
        <translation>正在加载库</translation>
    </message>
    <message>
        <source>Building the model</source>
        <translation>正在构建模型</translation>
    </message>
    <message>
        <source>Loading the images</source>
        <translation>正在加载图像</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>正在验证</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>正在预测</translation>
    </message>
    <message>
        <source>Describing the images</source>
        <translation>正在描述图像</translation>
    </message>
    <message>
        <source>Trying one iteration</source>
        <translation>正在试做一次迭代</translation>
    </message>
    <message>
        <source>Waiting for room on the disk</source>
        <translation>正在等待磁盘空间</translation>
    </message>
    <message>
        <source>Resumed at epoch {epoch}, iteration {step}.</source>
        <translation>从第 {epoch} 轮、第 {step} 次迭代继续。</translation>
    </message>
    <message>
        <source>Stopped at iteration {step} of {total}; a checkpoint is saved.</source>
        <translation>已停在第 {step} / {total} 次迭代；检查点已保存。</translation>
    </message>
    <message>
        <source>Stopped after epoch {epoch} of {total}; a checkpoint is saved.</source>
        <translation>已在第 {epoch} / {total} 轮之后停止；检查点已保存。</translation>
    </message>
    <message>
        <source>Paused after epoch {epoch} of {total}; a checkpoint is saved.</source>
        <translation>已在第 {epoch} / {total} 轮之后暂停；检查点已保存。</translation>
    </message>
    <message>
        <source>Stopped early at epoch {epoch} of {total}: {count} validations without a better {metric} than {best}.</source>
        <translation>在第 {epoch} / {total} 轮提前停止：连续 {count} 次验证的 {metric} 都没有超过 {best}。</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} images; what was described is kept.</source>
        <translation>已在 {done} / {total} 张图像之后停止；已描述的会保留。</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} images; what was predicted is kept.</source>
        <translation>已在 {done} / {total} 张图像之后停止；已预测的会保留。</translation>
    </message>
    <message>
        <source>Predicting with {checkpoint} of the run {run}.</source>
        <translation>正在用运行 {run} 的 {checkpoint} 预测。</translation>
    </message>
    <message>
        <source>Nothing was asked for a while; the model was put away.</source>
        <translation>有一段时间没有请求，模型已收起。</translation>
    </message>
    <message>
        <source>The model was put away.</source>
        <translation>模型已卸载。</translation>
    </message>
    <message>
        <source>Nothing was asked for a while; the workshop was closed.</source>
        <translation>有一段时间没有请求，工作间已关闭。</translation>
    </message>
    <message>
        <source>{sentence} It is left out.</source>
        <translation>{sentence}已略过。</translation>
    </message>
    <message>
        <source>{path}: {sentence} It is left out.</source>
        <translation>{path}：{sentence}已略过。</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>The disk is full: free some space and resume the run.</source>
        <translation>磁盘已满：请腾出空间后继续该运行。</translation>
    </message>
    <message>
        <source>{sentence} The checkpoints saved before are untouched.</source>
        <translation>{sentence}之前保存的检查点完好无损。</translation>
    </message>
    <message>
        <source>The disk is full: the run waits until there is room.</source>
        <translation>磁盘已满：运行会等到有空间为止。</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>a checkpoint needs {needed} MiB</source>
        <translation>一个检查点需要 {needed} MiB</translation>
    </message>
    <message>
        <source>The {what} ran out of memory: try half the batch size ({batch}) or a smaller input size.</source>
        <translation>{what}内存不足：请把批大小减半（{batch}），或用更小的输入尺寸。</translation>
    </message>
    <message>
        <source>The {what} ran out of memory: try a smaller input size.</source>
        <translation>{what}内存不足：请用更小的输入尺寸。</translation>
    </message>
    <message>
        <source>computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>A process that loads images was killed, as a rule because the memory ran out: use fewer of them.</source>
        <translation>一个加载图像的进程被终止，通常是内存不足：请减少这类进程的数量。</translation>
    </message>
    <message>
        <source>The processes that load images gave none for ten minutes: is the disk or the network share there?</source>
        <translation>加载图像的进程十分钟没有给出图像：请检查磁盘或网络共享是否还在。</translation>
    </message>
    <message>
        <source>A norm of this model compares the samples of a batch and cannot learn from one: take a batch of two.</source>
        <translation>此模型的归一化要比较一批中的样本，单个样本无法学习：请把批大小设为 2。</translation>
    </message>
    <message>
        <source>The training environment is not complete ({reason}): run `workbench doctor` to see what to do.</source>
        <translation>训练环境不完整（{reason}）：请运行 `workbench doctor` 查看解决办法。</translation>
    </message>
    <message>
        <source>The training environment of {python} is not complete ({reason}): run `workbench doctor`.</source>
        <translation>{python} 的训练环境不完整（{reason}）：请运行 `workbench doctor`。</translation>
    </message>
    <message>
        <source>The file {path} is not there.</source>
        <translation>找不到文件 {path}。</translation>
    </message>
    <message>
        <source>The file {path} may not be read or written by you.</source>
        <translation>您没有读写文件 {path} 的权限。</translation>
    </message>
    <message>
        <source>The GPU did not work ({reason}): try the device cpu, or run `workbench doctor`.</source>
        <translation>GPU 无法工作（{reason}）：请改用设备 cpu，或运行 `workbench doctor`。</translation>
    </message>
    <message>
        <source>{kind}: {text} (the log has the details).</source>
        <translation>{kind}：{text}（详情见日志）。</translation>
    </message>
    <message>
        <source>Process {number} of {total} ended without a word (the log may say why).</source>
        <translation>第 {number} / {total} 个进程无声地结束了（日志中或有原因）。</translation>
    </message>
    <message>
        <source>There is no device {device}: {count} GPUs are visible here.</source>
        <translation>没有设备 {device}：这里可见 {count} 个 GPU。</translation>
    </message>
    <message>
        <source>There is no GPU that torch can use for the device {device}: choose cpu.</source>
        <translation>torch 没有可用于设备 {device} 的 GPU：请选择 cpu。</translation>
    </message>
    <message>
        <source>A batch of {batch} cannot be shared by {count} processes: take a multiple of that.</source>
        <translation>批大小 {batch} 无法由 {count} 个进程均分：请取其倍数。</translation>
    </message>
    <message>
        <source>The {what} became infinite or not a number at learning rate {rate}, and training stopped before the weights were spoiled: {way_out}.</source>
        <translation>{what}在学习率 {rate} 下变成了无穷大或非数值，训练已在权重损坏之前停止：{way_out}。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>try a new run with a tenth of that rate</source>
        <translation>请以十分之一的学习率重新训练</translation>
    </message>
    <message>
        <source>try a new run with a tenth of that rate, or without 16-bit numbers</source>
        <translation>请以十分之一的学习率重新训练，或不使用 16 位数</translation>
    </message>
    <message>
        <source>{path}: the list of checkpoints is gone; those beside it are untouched: predict with one by its file name, or train anew</source>
        <translation>{path}：检查点列表不见了；旁边的检查点完好：可按文件名用其中一个预测，或重新训练</translation>
    </message>
    <message>
        <source>{path}: not a list of checkpoints ({reason}); those beside it are untouched: predict with one by its file name, or train anew</source>
        <translation>{path}：不是检查点列表（{reason}）；旁边的检查点完好：可按文件名用其中一个预测，或重新训练</translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read ({reason}).</source>
        <translation>检查点 {path} 无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read ({reason}): choose another file.</source>
        <translation>检查点 {path} 无法读取（{reason}）：请选择其他文件。</translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read safely: it asks for {name}, which could run code. Nothing of it was run; choose a file that holds weights alone.</source>
        <translation>检查点 {path} 无法安全读取：它要求 {name}，可能会运行代码。没有运行其中任何内容；请选择只含权重的文件。</translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read safely: it is no file of weights, or was cut short. Choose another file.</source>
        <translation>检查点 {path} 无法安全读取：它不是权重文件，或已被截断。请选择其他文件。</translation>
    </message>
    <message>
        <source>The checkpoint {path} holds no table of weights.</source>
        <translation>检查点 {path} 中没有权重表。</translation>
    </message>
    <message>
        <source>The checkpoint {path} holds no weights.</source>
        <translation>检查点 {path} 中没有权重。</translation>
    </message>
    <message>
        <source>The checkpoint {path} does not hold what was written: is the disk sound?</source>
        <translation>检查点 {path} 与写入的内容不符：请检查磁盘是否正常。</translation>
    </message>
    <message>
        <source>The checkpoint {path} does not belong to this run ({reason}).</source>
        <translation>检查点 {path} 不属于此运行（{reason}）。</translation>
    </message>
    <message>
        <source>The checkpoint {path} does not fit the run ({reason}).</source>
        <translation>检查点 {path} 与此运行不符（{reason}）。</translation>
    </message>
    <message>
        <source>The run {run} has no checkpoint yet: let it train first.</source>
        <translation>运行 {run} 还没有检查点：请先训练。</translation>
    </message>
    <message>
        <source>The run {run} has no checkpoint yet: train it for at least one epoch.</source>
        <translation>运行 {run} 还没有检查点：请至少训练一轮。</translation>
    </message>
    <message>
        <source>The run {run} has no checkpoint {name}.</source>
        <translation>运行 {run} 没有检查点 {name}。</translation>
    </message>
    <message>
        <source>No validation figure is called {metric}: the best checkpoint cannot be told. There are {names}.</source>
        <translation>没有名为 {metric} 的验证指标，无法判断最佳检查点。可用的有 {names}。</translation>
    </message>
    <message>
        <source>The predictions of this epoch could not be kept ({reason}).</source>
        <translation>这一轮的预测未能保留（{reason}）。</translation>
    </message>
    <message>
        <source>The starting weights {path} fit nothing of this model.</source>
        <translation>起始权重 {path} 与此模型没有任何吻合之处。</translation>
    </message>
    <message>
        <source>The starting weights {path} fit nothing of this model: they are another&apos;s.</source>
        <translation>起始权重 {path} 与此模型没有任何吻合之处：它们属于另一个模型。</translation>
    </message>
    <message>
        <source>Starting weights: {taken} of {total} parameters taken; the others begin anew.</source>
        <translation>起始权重：采用了 {total} 个参数中的 {taken} 个，其余从头开始。</translation>
    </message>
    <message>
        <source>No starting weights: the model learns from scratch.</source>
        <translation>没有起始权重：模型从头学习。</translation>
    </message>
    <message>
        <source>The starting weights {name} are not on this disk: that part of the model learns from scratch.</source>
        <translation>起始权重 {name} 不在本机：模型的这一部分从头学习。</translation>
    </message>
    <message>
        <source>TensorBoard files are not written: tensorboardX is missing in the training environment.</source>
        <translation>没有写出 TensorBoard 文件：训练环境中缺少 tensorboardX。</translation>
    </message>
    <message>
        <source>TensorBoard files are not written any more: {reason}.</source>
        <translation>不再写出 TensorBoard 文件：{reason}。</translation>
    </message>
    <message>
        <source>The image {path} cannot be read ({reason}).</source>
        <translation>图像 {path} 无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>The image {path} is damaged or of an unknown kind: replace the file.</source>
        <translation>图像 {path} 已损坏或类型未知：请更换文件。</translation>
    </message>
    <message>
        <source>The image {path} has more than {count} million pixels.</source>
        <translation>图像 {path} 超过 {count} 百万像素。</translation>
    </message>
    <message>
        <source>The image {path} is {width} x {height} pixels, its labels were made for {wide} x {high}.</source>
        <translation>图像 {path} 为 {width} x {height} 像素，而标注是为 {wide} x {high} 制作的。</translation>
    </message>
    <message>
        <source>The list of images {path} cannot be read ({reason}).</source>
        <translation>图像列表 {path} 无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>{path}, line {number}: not an image to predict ({reason}).</source>
        <translation>{path} 第 {number} 行：不是可预测的图像（{reason}）。</translation>
    </message>
    <message>
        <source>the box {box} has no area</source>
        <translation>框 {box} 没有面积</translation>
    </message>
    <message>
        <source>The mask {path} is {width} x {height} pixels, its image {wide} x {high}: make both the same size.</source>
        <translation>掩码 {path} 为 {width} x {height} 像素，而其图像为 {wide} x {high}：请使两者尺寸相同。</translation>
    </message>
    <message>
        <source>{count} numbers are no list of boxes</source>
        <translation>{count} 个数不能组成框的列表</translation>
    </message>
    <message>
        <source>None of the images could be read, so there are no features.</source>
        <translation>没有一张图像可读，因此没有特征。</translation>
    </message>
    <message>
        <source>The label snapshot {path} is not there.</source>
        <translation>找不到标注快照 {path}。</translation>
    </message>
    <message>
        <source>The label snapshot {path} cannot be read ({reason}).</source>
        <translation>标注快照 {path} 无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>{path}: the classes of image {id} cannot be read.</source>
        <translation>{path}：图像 {id} 的类别无法读取。</translation>
    </message>
    <message>
        <source>{path}: annotation {id} cannot be used ({reason}).</source>
        <translation>{path}：标注 {id} 无法使用（{reason}）。</translation>
    </message>
    <message>
        <source>its mask is not an uncompressed run-length list</source>
        <translation>它的掩码不是未压缩的游程列表</translation>
    </message>
    <message>
        <source>its mask is {width} x {height}, the image {wide} x {high}</source>
        <translation>它的掩码为 {width} x {height}，而图像为 {wide} x {high}</translation>
    </message>
    <message>
        <source>it has neither box nor shape</source>
        <translation>它既没有框也没有形状</translation>
    </message>
    <message>
        <source>it holds a number that is not finite</source>
        <translation>其中有非有限的数</translation>
    </message>
    <message>
        <source>There is nothing to learn: {path} holds no labels for this model.</source>
        <translation>没有可学的内容：{path} 中没有适合此模型的标注。</translation>
    </message>
    <message>
        <source>There is nothing to learn: the training images hold no labels.</source>
        <translation>没有可学的内容：训练图像中没有标注。</translation>
    </message>
    <message>
        <source>The categories have no skeleton: give the keypoints names first.</source>
        <translation>类别没有骨架：请先为关键点命名。</translation>
    </message>
    <message>
        <source>The categories have different keypoints: one pose model learns one skeleton.</source>
        <translation>各类别的关键点不同：一个姿态模型只学一种骨架。</translation>
    </message>
    <message>
        <source>A label map holds {most} classes at most, and {count} are chosen.</source>
        <translation>标签图最多容纳 {most} 个类别，而选择了 {count} 个。</translation>
    </message>
    <message>
        <source>The outlines on {path} cannot be filled: {reason}.</source>
        <translation>{path} 上的轮廓无法填充：{reason}。</translation>
    </message>
    <message>
        <source>No category has instances: choose a model for regions, the task is theirs.</source>
        <translation>没有类别带有实例：请选择学习区域的模型。</translation>
    </message>
    <message>
        <source>Taken as regions without instances: {names}; every other category has instances.</source>
        <translation>作为没有实例的区域：{names}；其他类别都带有实例。</translation>
    </message>
    <message>
        <source>There is no hole to fill: give a mask that is white where something is to vanish.</source>
        <translation>没有要填补的洞：请给出掩码，要去除之处为白色。</translation>
    </message>
    <message>
        <source>A picture {length} pixels wide or high is too small to learn from.</source>
        <translation>宽或高只有 {length} 像素的图片太小，无法学习。</translation>
    </message>
    <message>
        <source>The picture would become {width} x {height} pixels, more than {count} million: cut it up first.</source>
        <translation>图片将变为 {width} x {height} 像素，超过 {count} 百万：请先切小。</translation>
    </message>
    <message>
        <source>The random crops leave nothing of the images: choose a larger input size.</source>
        <translation>随机裁剪后图像所剩无几：请选择更大的输入尺寸。</translation>
    </message>
    <message>
        <source>The run {run} learned without labels and knows no classes: start another run from its weights, or look for similar images with its features.</source>
        <translation>运行 {run} 是无标签学习的，不认识类别：请以它的权重开始另一个运行，或用它的特征查找相似图像。</translation>
    </message>
    <message>
        <source>The run {run} is of {library}: images are compared by the features of a run that classifies images or learned without labels.</source>
        <translation>运行 {run} 属于 {library}：比较图像要用图像分类或无标签学习的运行的特征。</translation>
    </message>
    <message>
        <source>No adapter is called {name}; there are {names}.</source>
        <translation>没有名为 {name} 的适配器；可用的有 {names}。</translation>
    </message>
    <message>
        <source>{path} is not the recipe of a training run.</source>
        <translation>{path} 不是训练的设置文件。</translation>
    </message>
    <message>
        <source>{path}: not a training run</source>
        <translation>{path}：不是训练的运行</translation>
    </message>
    <message>
        <source>{path}: not a recipe to predict with</source>
        <translation>{path}：不是可用于预测的设置文件</translation>
    </message>
    <message>
        <source>The setting {key} is none of an augmentation: augment.&lt;transform&gt;.&lt;setting&gt;=&lt;value&gt;.</source>
        <translation>设置项 {key} 不是数据增强的设置：应写作 augment.&lt;变换&gt;.&lt;设置&gt;=&lt;值&gt;。</translation>
    </message>
    <message>
        <source>The setting {key} does not fit: the training pipeline has no {name}.</source>
        <translation>设置项 {key} 不适用：训练流水线中没有 {name}。</translation>
    </message>
    <message>
        <source>The setting {key} cannot be changed: the workbench owns it.</source>
        <translation>设置项 {key} 不能更改：它由工作台决定。</translation>
    </message>
    <message>
        <source>The setting {key} names weights: give them as the run&apos;s starting weights instead.</source>
        <translation>设置项 {key} 指定了权重：请改为作为运行的起始权重给出。</translation>
    </message>
    <message>
        <source>The setting {key} is a number, {before} so far: {value} is none.</source>
        <translation>设置项 {key} 是数值，目前为 {before}：{value} 不是数值。</translation>
    </message>
    <message>
        <source>The setting {key} names the type {kind}, which is not a registered name.</source>
        <translation>设置项 {key} 指定了类型 {kind}，而它不是已注册的名称。</translation>
    </message>
    <message>
        <source>The setting {key} says {value}, which {why}: it was not taken.</source>
        <translation>设置项 {key} 的值为 {value}，它{why}：未采用。</translation>
    </message>
    <message>
        <source>The settings {names} do not fit the config ({reason}).</source>
        <translation>设置项 {names} 与配置不符（{reason}）。</translation>
    </message>
    <message>
        <source>The library {library} is not installed: run `workbench doctor`.</source>
        <translation>没有安装库 {library}：请运行 `workbench doctor`。</translation>
    </message>
    <message>
        <source>The base config {config} does not lie in {library}&apos;s own configs.</source>
        <translation>基础配置 {config} 不在 {library} 自带的配置中。</translation>
    </message>
    <message>
        <source>The installed {library} has no config {config}.</source>
        <translation>已安装的 {library} 没有配置 {config}。</translation>
    </message>
    <message>
        <source>The config {config} is broken in the installed {library} itself ({reason}).</source>
        <translation>配置 {config} 在已安装的 {library} 中本身就有错误（{reason}）。</translation>
    </message>
    <message>
        <source>The recipe of {run} holds no config that can be used.</source>
        <translation>{run} 的设置中没有可用的配置。</translation>
    </message>
    <message>
        <source>The config of {run} names the type {kind} at {place}: no library here has it.</source>
        <translation>{run} 的配置在 {place} 处指定了类型 {kind}：这里没有库提供它。</translation>
    </message>
    <message>
        <source>The config of {run} says {value} at {place}.{key}, which {why}: refused.</source>
        <translation>{run} 的配置在 {place}.{key} 处写着 {value}，它{why}：已拒绝。</translation>
    </message>
    <message>
        <source>lets a model hub run code of its own here</source>
        <translation>会让模型网站在这里运行其代码</translation>
    </message>
    <message>
        <source>would be run as code</source>
        <translation>会被当作代码运行</translation>
    </message>
    <message>
        <source>names a file that would be run or unpickled</source>
        <translation>指定了会被运行或反序列化的文件</translation>
    </message>
    <message>
        <source>names a file that would be unpickled</source>
        <translation>指定了会被反序列化的文件</translation>
    </message>
    <message>
        <source>The config names {file}, a pickle, which could run code. It was not opened: name a JSON file.</source>
        <translation>配置指定了 pickle 文件 {file}，它可能会运行代码。没有打开它：请指定 JSON 文件。</translation>
    </message>
    <message>
        <source>The config loads the weights {file} in a way that could run code. They were not opened: give them as the run&apos;s starting weights instead, or choose another model.</source>
        <translation>配置加载权重 {file} 的方式可能会运行代码。没有打开它：请改为作为运行的起始权重给出，或选择其他模型。</translation>
    </message>
    <message>
        <source>A YAML file that the config names holds more than plain values ({reason}).</source>
        <translation>配置所指定的 YAML 文件含有普通值以外的内容（{reason}）。</translation>
    </message>
    <message>
        <source>No configs of {library} can be fitted; those of {names} can.</source>
        <translation>{library} 的配置无法适配；{names} 的可以。</translation>
    </message>
    <message>
        <source>The input size {width} x {height} must be multiples of {step}.</source>
        <translation>输入尺寸 {width} x {height} 必须是 {step} 的倍数。</translation>
    </message>
    <message>
        <source>The input size {width} x {height} must be multiples of {step} for this model: take {wide} x {high}.</source>
        <translation>对此模型，输入尺寸 {width} x {height} 必须是 {step} 的倍数：请用 {wide} x {high}。</translation>
    </message>
    <message>
        <source>The pipeline of this config gives squares only: choose {width} x {height}.</source>
        <translation>此配置的流水线只给出正方形：请选择 {width} x {height}。</translation>
    </message>
    <message>
        <source>{name} counts on pictures of {width} x {height}: leave the input size as it is.</source>
        <translation>{name} 要求图片为 {width} x {height}：请保持输入尺寸不变。</translation>
    </message>
    <message>
        <source>The config does not say how large its input is.</source>
        <translation>配置没有说明输入有多大。</translation>
    </message>
    <message>
        <source>At this input size the model looks for {count} objects at most.</source>
        <translation>在此输入尺寸下，模型最多查找 {count} 个对象。</translation>
    </message>
    <message>
        <source>This model is made for {width} x {height} pixels: that size is kept.</source>
        <translation>此模型是为 {width} x {height} 像素制作的：保持该尺寸。</translation>
    </message>
    <message>
        <source>This config is a backbone without a head, and what comes out of it is nothing to classify by.</source>
        <translation>此配置是没有头部的骨干网络，其输出无法用于分类。</translation>
    </message>
    <message>
        <source>The config is a bare backbone: one linear layer behind it tells the classes.</source>
        <translation>配置只有骨干网络：由其后的一个线性层区分类别。</translation>
    </message>
    <message>
        <source>This config tells every class by itself: its scores do not add up to 1.</source>
        <translation>此配置单独判断每个类别：各分数之和不为 1。</translation>
    </message>
    <message>
        <source>Images have several classes: every class is told by itself, with a yes or no of its own.</source>
        <translation>图像有多个类别：每个类别单独判断是或否。</translation>
    </message>
    <message>
        <source>The config&apos;s averaged weights (EMA) are switched off: they are meant for long runs.</source>
        <translation>已关闭配置的权重平均（EMA）：它适合长时间的训练。</translation>
    </message>
    <message>
        <source>The pictures are changed in the same way in every epoch; the config would do more later on.</source>
        <translation>每一轮对图片的改动相同；原配置后期改动更多。</translation>
    </message>
    <message>
        <source>A classifier tells classes apart, and there is one only: give images another class, too.</source>
        <translation>分类器要区分类别，而现在只有一个：请再给图像一个类别。</translation>
    </message>
    <message>
        <source>The library&apos;s LeNet-5 fails on a batch of one image, which every prediction is: choose another.</source>
        <translation>库中的 LeNet-5 无法处理单张图像的批次，而每次预测都是如此：请另选模型。</translation>
    </message>
    <message>
        <source>{name} is not a whole config: it has no model.</source>
        <translation>{name} 不是完整的配置：其中没有模型。</translation>
    </message>
    <message>
        <source>{name} is not a whole config: it has no {key}.</source>
        <translation>{name} 不是完整的配置：其中没有 {key}。</translation>
    </message>
    <message>
        <source>{name} learns without labels ({kind}): train it with the task pretraining.</source>
        <translation>{name} 是无标签学习的（{kind}）：请用预训练任务训练它。</translation>
    </message>
    <message>
        <source>{name} classifies images: train it with the task classification.</source>
        <translation>{name} 用于图像分类：请用分类任务训练它。</translation>
    </message>
    <message>
        <source>{name} finds objects ({kind}): take the config of that name from mmdet.</source>
        <translation>{name} 用于查找对象（{kind}）：请用 mmdet 中的同名配置。</translation>
    </message>
    <message>
        <source>{name} works on pictures and text ({kind}): the workbench trains what learns from pictures alone.</source>
        <translation>{name} 同时处理图片和文字（{kind}）：工作台只训练仅从图片学习的模型。</translation>
    </message>
    <message>
        <source>This config learns what another network, {teacher}, says of a picture, and its weights {name} are not on this disk: choose MAE, SimMIM, MoCo or SimCLR, which need no other network.</source>
        <translation>此配置学习另一个网络 {teacher} 对图片的描述，而其权重 {name} 不在本机：请选择不需要其他网络的 MAE、SimMIM、MoCo 或 SimCLR。</translation>
    </message>
    <message>
        <source>This config has no training pipeline: it is made to look at images alone.</source>
        <translation>此配置没有训练流水线：它只用于查看图像。</translation>
    </message>
    <message>
        <source>The pipeline of this config needs {kind}: a project holds nothing for it.</source>
        <translation>此配置的流水线需要 {kind}：项目中没有这种数据。</translation>
    </message>
    <message>
        <source>The config {config} describes no model.</source>
        <translation>配置 {config} 没有描述模型。</translation>
    </message>
    <message>
        <source>The model of {config} {why}.</source>
        <translation>{config} 的模型{why}。</translation>
    </message>
    <message>
        <source>follows objects through videos, which a project does not hold: choose a detector</source>
        <translation>在视频中跟踪对象，而项目中没有视频：请选择检测器</translation>
    </message>
    <message>
        <source>needs boxes proposed by another model: choose Faster R-CNN, which proposes its own</source>
        <translation>需要另一个模型提出的框：请选择自己提出框的 Faster R-CNN</translation>
    </message>
    <message>
        <source>is a model of detectron2, which is not installed</source>
        <translation>属于没有安装的 detectron2</translation>
    </message>
    <message>
        <source>finds lanes of a road, which are no labels of a project</source>
        <translation>查找车道线，而项目中没有这种标注</translation>
    </message>
    <message>
        <source>tells persons apart, which are no labels of a project</source>
        <translation>区分不同的人，而项目中没有这种标注</translation>
    </message>
    <message>
        <source>names whole images: choose it among the models for image classes</source>
        <translation>为整张图像命名：请在图像类别的模型中选择它</translation>
    </message>
    <message>
        <source>The model of {config} finds boxes alone: choose the task Boxes.</source>
        <translation>{config} 的模型只找框：请选择“框”任务。</translation>
    </message>
    <message>
        <source>The model of {config} finds no regions: choose a panoptic one.</source>
        <translation>{config} 的模型不找区域：请选择全景模型。</translation>
    </message>
    <message>
        <source>The model of {config} learns from outlines: choose the task Instance outlines.</source>
        <translation>{config} 的模型从轮廓学习：请选择“实例轮廓”任务。</translation>
    </message>
    <message>
        <source>The models of mmdet do not learn {task}.</source>
        <translation>mmdet 的模型不学习 {task}。</translation>
    </message>
    <message>
        <source>This model reads words with {name}, which is not on this disk: put its folder into the one that {variable} names, or choose a model without a language half.</source>
        <translation>此模型用 {name} 读取文字，而它不在本机：请把它的文件夹放入 {variable} 指定的文件夹，或选择没有语言部分的模型。</translation>
    </message>
    <message>
        <source>{config} does not learn 2D poses from pictures: it is a {kind}.</source>
        <translation>{config} 不从图片学习二维姿态：它是 {kind}。</translation>
    </message>
    <message>
        <source>The config {config} {why}: choose another one.</source>
        <translation>配置 {config} {why}：请另选一个。</translation>
    </message>
    <message>
        <source>estimates depth and finds no classes</source>
        <translation>估计深度，不找类别</translation>
    </message>
    <message>
        <source>tells classes apart by their names in a language model (CLIP), which is not installed</source>
        <translation>靠语言模型（CLIP）中的名称区分类别，而它没有安装</translation>
    </message>
    <message>
        <source>{config} cannot be trained here: {why}.</source>
        <translation>{config} 无法在这里训练：{why}。</translation>
    </message>
    <message>
        <source>it learns from the landmarks of faces, which no label here holds</source>
        <translation>它从人脸关键点学习，而这里的标注没有</translation>
    </message>
    <message>
        <source>it needs a second, sharp picture of the same thing to look at</source>
        <translation>它需要参照同一事物的另一张清晰图片</translation>
    </message>
    <message>
        <source>it stands on a StyleGAN that was trained on faces or cats, and cannot do without</source>
        <translation>它依赖用人脸或猫训练的 StyleGAN，缺一不可</translation>
    </message>
    <message>
        <source>{config} is not trained here: run it as it is with `workbench restore`.</source>
        <translation>{config} 不在这里训练：请用 `workbench restore` 直接运行。</translation>
    </message>
    <message>
        <source>{config} cannot be trained here: it does not make one picture sharper or cleaner. Choose a configuration of super-resolution, denoising or deblurring.</source>
        <translation>{config} 无法在这里训练：它不是让一张图片更清晰或更干净的模型。请选择超分辨率、去噪或去模糊的配置。</translation>
    </message>
    <message>
        <source>{config} cannot be trained here: it needs the two halves of a dual-pixel sensor.</source>
        <translation>{config} 无法在这里训练：它需要双像素传感器的两半图像。</translation>
    </message>
    <message>
        <source>{config} cannot be trained here: its network downloads weights as it is built.</source>
        <translation>{config} 无法在这里训练：它的网络在构建时会下载权重。</translation>
    </message>
    <message>
        <source>There is no way to spoil pictures called {name}: there are {names}.</source>
        <translation>没有名为 {name} 的图片劣化方式：可用的有 {names}。</translation>
    </message>
    <message>
        <source>What {config} mends cannot be told from it: name it with the option spoil ({names}).</source>
        <translation>看不出 {config} 修复的是什么：请用选项 spoil 指明（{names}）。</translation>
    </message>
    <message>
        <source>Only the generator is trained, by a pixel loss: the discriminator is left out.</source>
        <translation>只用像素损失训练生成器：略去判别器。</translation>
    </message>
    <message>
        <source>The perceptual loss is left out: it would download another network.</source>
        <translation>略去感知损失：它会下载另一个网络。</translation>
    </message>
    <message>
        <source>The truth is not sharpened: figures measure it as it is.</source>
        <translation>目标图片不作锐化：指标按原样衡量。</translation>
    </message>
    <message>
        <source>Its own pairs were photographed; here the inputs are made from your pictures: {kind}.</source>
        <translation>原配置的图片对是拍摄的；这里的输入由您的图片制成：{kind}。</translation>
    </message>
    <message>
        <source>This model finds objects without telling their categories apart: all are reported as {name}.</source>
        <translation>此模型查找对象但不区分类别：全部报告为 {name}。</translation>
    </message>
    <message>
        <source>InstaBoost is not installed: that augmentation is left out.</source>
        <translation>没有安装 InstaBoost：略去该数据增强。</translation>
    </message>
    <message>
        <source>Objects are not copied from image to image: that needs outlines.</source>
        <translation>不在图像之间复制对象：那需要轮廓。</translation>
    </message>
    <message>
        <source>The teacher is left out: the model learns from the labels alone.</source>
        <translation>略去教师模型：模型只从标注学习。</translation>
    </message>
    <message>
        <source>The model learns boxes alone: its half for outlines is left out.</source>
        <translation>模型只学习框：略去其学习轮廓的部分。</translation>
    </message>
    <message>
        <source>Learning from images without labels is left out: the detector learns from the labelled ones.</source>
        <translation>略去从无标注图像的学习：检测器只从已标注的图像学习。</translation>
    </message>
    <message>
        <source>The backbone has no weights to begin with: all of it learns, its norms included.</source>
        <translation>骨干网络没有起始权重：它的全部参数都参与学习，包括归一化层。</translation>
    </message>
    <message>
        <source>The teacher that this config learns from knows other keypoints: the model learns from your labels alone.</source>
        <translation>此配置的教师模型使用其他关键点：模型只从您的标注学习。</translation>
    </message>
    <message>
        <source>This kind of model knows one class: every pose it finds is a {name}.</source>
        <translation>这类模型只认识一个类别：它找到的每个姿态都是 {name}。</translation>
    </message>
    <message>
        <source>The config learns from pictures of {channels} channels; yours have 3.</source>
        <translation>配置从 {channels} 通道的图片学习；您的图片有 3 个通道。</translation>
    </message>
    <message>
        <source>The run is short for this config: its batch norms follow ten batches, not hundreds.</source>
        <translation>对此配置而言训练较短：批归一化跟随十个批次，而不是数百个。</translation>
    </message>
    <message>
        <source>The part that rates whole poses belongs to the config&apos;s own keypoints and is left out.</source>
        <translation>为整个姿态评分的部分只适用于配置自己的关键点，已略去。</translation>
    </message>
    <message>
        <source>The loss weighted some of the config&apos;s own keypoints differently; yours all weigh the same.</source>
        <translation>原损失对某些关键点的权重不同；您的关键点权重都相同。</translation>
    </message>
    <message>
        <source>Half of a body is never cut off in training: the names of the keypoints do not tell the upper from the lower half.</source>
        <translation>训练时不会裁去半身：从关键点名称分不出上半身和下半身。</translation>
    </message>
    <message>
        <source>Pictures are not mirrored: the skeleton does not say which keypoints change places.</source>
        <translation>不镜像图片：骨架没有说明哪些关键点互换位置。</translation>
    </message>
    <message>
        <source>The hook {kind} is left out: the workbench does that part of a run itself or not at all.</source>
        <translation>略去钩子 {kind}：训练的这一部分由工作台自己完成，或不做。</translation>
    </message>
    <message>
        <source>The weights that the config&apos;s losses give to its own classes are left out: yours all weigh the same.</source>
        <translation>略去配置的损失为其自有类别设的权重：您的类别权重都相同。</translation>
    </message>
    <message>
        <source>The config tells two classes apart by one output; with your classes every one has an output of its own.</source>
        <translation>配置用一个输出区分两个类别；对您的类别，每个都有自己的输出。</translation>
    </message>
    <message>
        <source>A plain config cannot be written: {why}.</source>
        <translation>无法写出独立配置：{why}。</translation>
    </message>
    <message>
        <source>the library&apos;s associative embedding cannot be trained, the workbench&apos;s own can</source>
        <translation>库的关联嵌入无法训练，只有工作台自己的可以</translation>
    </message>
    <message>
        <source>A plain config cannot be written: the run needs {names}, which only the workbench has.</source>
        <translation>无法写出独立配置：该运行需要 {names}，只有工作台才有。</translation>
    </message>
    <message>
        <source>A plain config cannot be written: mmpretrain has no {kind} that gives an image several classes; choose a config whose head is one linear layer.</source>
        <translation>无法写出独立配置：mmpretrain 没有能给图像多个类别的 {kind}；请选择头部为一个线性层的配置。</translation>
    </message>
    <message>
        <source>A plain config cannot be written: pictures are spoiled by {kind}, for which mmagic has no transform. Choose noise or jpeg with the option spoil, or a config that enlarges pictures.</source>
        <translation>无法写出独立配置：图片以 {kind} 劣化，而 mmagic 没有这种变换。请用选项 spoil 选择 noise 或 jpeg，或选择放大图片的配置。</translation>
    </message>
    <message>
        <source>A plain config for the task {task} cannot be written: the library has no dataset for it.</source>
        <translation>无法写出任务 {task} 的独立配置：库中没有相应的数据集。</translation>
    </message>
    <message>
        <source>Validation is left out: the library measures panoptic quality with panopticapi, which it does not bring along.</source>
        <translation>略去验证：库用 panopticapi 衡量全景质量，而它没有随库附带。</translation>
    </message>
    <message>
        <source>The library&apos;s RTMO head fails on a batch with one single pose: choose a batch of several.</source>
        <translation>库的 RTMO 头部无法处理只有一个姿态的批次：请选择更大的批大小。</translation>
    </message>
    <message>
        <source>The library&apos;s loss turns to NaN where a keypoint is not labelled: label them all.</source>
        <translation>有关键点未标注时，库的损失会变成 NaN：请全部标注。</translation>
    </message>
    <message>
        <source>The starting weights stand in the config with their path on this computer: take them along.</source>
        <translation>配置中写的是起始权重在这台电脑上的路径：请一并带走。</translation>
    </message>
    <message>
        <source>Its backbone has no setting for frozen stages: outside, all of it learns.</source>
        <translation>其骨干网络没有冻结阶段的设置：在外部，它的全部参数都会学习。</translation>
    </message>
    <message>
        <source>YOLOX&apos;s late loss by plain distance is left out: its switch belongs to another data set.</source>
        <translation>略去 YOLOX 后期的距离损失：其开关属于另一个数据集。</translation>
    </message>
    <message>
        <source>The hook {kind} is the workbench&apos;s own and is left out.</source>
        <translation>钩子 {kind} 为工作台自有，已略去。</translation>
    </message>
    <message>
        <source>A model cannot leave as {name}; it can as {names}.</source>
        <translation>模型无法导出为 {name}；可以导出为 {names}。</translation>
    </message>
    <message>
        <source>This model cannot become an ONNX file: {config} ({reason}).</source>
        <translation>此模型无法导出为 ONNX 文件：{config}（{reason}）。</translation>
    </message>
    <message>
        <source>The ONNX file gives other numbers than the model (by {worst}): it was not kept.</source>
        <translation>ONNX 文件的输出与模型不一致（相差 {worst}）：没有保留。</translation>
    </message>
    <message>
        <source>The run has no pictures to compare the two with.</source>
        <translation>该运行没有可用于比较两者的图片。</translation>
    </message>
    <message>
        <source>The demo learner has no config and no pipeline: choose a model of a library.</source>
        <translation>演示学习器没有配置和流水线：请选择库中的模型。</translation>
    </message>
    <message>
        <source>The recipe is not one of a training.</source>
        <translation>设置不是训练的设置。</translation>
    </message>
    <message>
        <source>The question names no recipe.</source>
        <translation>请求中没有给出训练设置。</translation>
    </message>
    <message>
        <source>There are no labels to look at: label some images of the training split.</source>
        <translation>没有可查看的标注：请标注一些训练集中的图像。</translation>
    </message>
    <message>
        <source>There is no labelled image in the validation split to look at.</source>
        <translation>验证集中没有可查看的已标注图像。</translation>
    </message>
    <message>
        <source>The workshop cannot {name}; it can {names}.</source>
        <translation>工作间不会 {name}；它会 {names}。</translation>
    </message>
    <message>
        <source>A question to the workshop is a JSON object.</source>
        <translation>对工作间的请求应为 JSON 对象。</translation>
    </message>
    <message>
        <source>The model file {path} is not there.</source>
        <translation>找不到模型文件 {path}。</translation>
    </message>
    <message>
        <source>{path} is no ONNX model that can be run ({reason}).</source>
        <translation>{path} 不是可运行的 ONNX 模型（{reason}）。</translation>
    </message>
    <message>
        <source>{path} is no SAM encoder: it wants {names}, an encoder wants one picture alone.</source>
        <translation>{path} 不是 SAM 编码器：它需要 {names}，而编码器只需要一张图片。</translation>
    </message>
    <message>
        <source>{path} is no SAM encoder: its input {name} has the shape {shape}, not a picture&apos;s.</source>
        <translation>{path} 不是 SAM 编码器：其输入 {name} 的形状为 {shape}，不是图片的形状。</translation>
    </message>
    <message>
        <source>{path} is no SAM encoder: it gives {names}, image_embeddings is missing.</source>
        <translation>{path} 不是 SAM 编码器：它给出 {names}，缺少 image_embeddings。</translation>
    </message>
    <message>
        <source>{path} is no SAM decoder: its input {names} is missing.</source>
        <translation>{path} 不是 SAM 解码器：缺少输入 {names}。</translation>
    </message>
    <message>
        <source>{path} is no SAM decoder: its output {names} is missing.</source>
        <translation>{path} 不是 SAM 解码器：缺少输出 {names}。</translation>
    </message>
    <message>
        <source>What the config says cannot be built ({reason}): mend or take out your settings {names}.</source>
        <translation>无法按配置构建（{reason}）：请修正或去掉您的设置 {names}。</translation>
    </message>
    <message>
        <source>Your setting {key} is unknown: {name} takes no {argument}. It takes {near}: did you mean that?</source>
        <translation>您的设置 {key} 无法识别：{name} 没有参数 {argument}。它有 {near}：是否想写这个？</translation>
    </message>
    <message>
        <source>The setting {key} was refused: {name} takes no {argument}. Take it out, or correct its name.</source>
        <translation>设置 {key} 被拒绝：{name} 没有参数 {argument}。请去掉它，或更正其名称。</translation>
    </message>
    <message>
        <source>The setting {key} names {name}, which takes no {argument}: name a part of the same kind.</source>
        <translation>设置 {key} 指定了 {name}，而它没有参数 {argument}：请指定同类的部件。</translation>
    </message>
    <message>
        <source>The setting {key} names {name}, which needs {wanted}: set that beside it.</source>
        <translation>设置 {key} 指定了 {name}，而它需要 {wanted}：请一并设置。</translation>
    </message>
    <message>
        <source>The config gives {name} the argument {argument}, which it does not take: it was written for another release of the library, choose another configuration.</source>
        <translation>配置给 {name} 的参数 {argument} 不被接受：它是为库的另一个版本写的，请选择其他配置。</translation>
    </message>
    <message>
        <source>The config does not give {name} what it needs, {wanted}: set that beside its type.</source>
        <translation>配置没有给 {name} 所需的 {wanted}：请在其 type 旁设置。</translation>
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
    <name>StepFacts</name>
    <message>
        <source>Drawn in this pass, seed {seed}</source>
        <translation>本次抽取，种子 {seed}</translation>
    </message>
    <message>
        <source>Not one matrix: the images were mixed or cut at random.</source>
        <translation>无法用一个矩阵表示：图像被混合或随机裁剪过。</translation>
    </message>
    <message>
        <source>Decode(encode) error {mean} px, largest {most} px</source>
        <translation>编码再解码的误差 {mean} 像素，最大 {most} 像素</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Image to input, so far</source>
        <translation>到目前为止从图像到输入</translation>
    </message>
    <message>
        <source>Nothing that can be told in numbers.</source>
        <translation>没有可以用数字说明的。</translation>
    </message>
</context>
<context>
    <name>StepPanes</name>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>{size}, {inside} of {all} keypoints inside</source>
        <translation>{size}，{all} 个关键点中 {inside} 个在内</translation>
    </message>
</context>
<context>
    <name>StoreNews</name>
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
    <name>TagFields</name>
    <message>
        <source>Tags of the whole image</source>
        <translation>整张图像的标签</translation>
    </message>
</context>
<context>
    <name>TargetStrip</name>
    <message>
        <source>off</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>weight below each; &quot;off&quot; takes no part in the loss</source>
        <translation>下方是各自的权重；“不计”不参与损失</translation>
    </message>
    <message>
        <source>{count} of {all} anchors or points go to an object, as the untrained head assigns them</source>
        <translation>{all} 个锚框或锚点中有 {count} 个分给了物体，按未训练的检测头的分配</translation>
    </message>
    <message>
        <source>first stage of two</source>
        <translation>两阶段中的第一阶段</translation>
    </message>
    <message>
        <source>images of a batch are mixed: {names}</source>
        <translation>同一批次的图像会混合：{names}</translation>
    </message>
    <message>
        <source>This kind of target cannot be shown.</source>
        <translation>这类目标无法显示。</translation>
    </message>
    <message>
        <source>Encoded target</source>
        <translation>编码后的目标</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Keypoints</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Things and regions</source>
        <translation>物体与区域</translation>
    </message>
    <message>
        <source>Image classes</source>
        <translation>图像类别</translation>
    </message>
    <message>
        <source>Sharper pictures</source>
        <translation>更清晰的图片</translation>
    </message>
    <message>
        <source>Without labels</source>
        <translation>无需标注</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>ToolKeys</name>
    <message>
        <source>Place the next point as occluded</source>
        <translation>将下一个点标为遮挡</translation>
    </message>
    <message>
        <source>Leave the next point for later</source>
        <translation>下一个点稍后再放</translation>
    </message>
    <message>
        <source>The next point is absent</source>
        <translation>下一个点不存在</translation>
    </message>
    <message>
        <source>Take the last point back</source>
        <translation>退回上一个点</translation>
    </message>
    <message>
        <source>Finish the shape</source>
        <translation>完成形状</translation>
    </message>
    <message>
        <source>Accept the predicted object in focus</source>
        <translation>接受当前的预测对象</translation>
    </message>
    <message>
        <source>Cut out a mask or an outline</source>
        <translation>抠出掩码或轮廓</translation>
    </message>
    <message>
        <source>Nudge the selection left</source>
        <translation>将所选向左微移</translation>
    </message>
    <message>
        <source>Nudge the selection right</source>
        <translation>将所选向右微移</translation>
    </message>
    <message>
        <source>Nudge the selection up</source>
        <translation>将所选向上微移</translation>
    </message>
    <message>
        <source>Nudge the selection down</source>
        <translation>将所选向下微移</translation>
    </message>
    <message>
        <source>Nudge ten pixels left</source>
        <translation>左移十像素</translation>
    </message>
    <message>
        <source>Nudge ten pixels right</source>
        <translation>右移十像素</translation>
    </message>
    <message>
        <source>Nudge ten pixels up</source>
        <translation>上移十像素</translation>
    </message>
    <message>
        <source>Nudge ten pixels down</source>
        <translation>下移十像素</translation>
    </message>
    <message>
        <source>Delete the point under the pointer, else the selection</source>
        <translation>删除指针下的点，否则删除所选对象</translation>
    </message>
    <message>
        <source>Follow the neighbour&apos;s border the other way</source>
        <translation>沿相邻对象边界的另一侧走</translation>
    </message>
    <message>
        <source>Smaller tip, cells or tolerance</source>
        <translation>减小笔头、单元或容差</translation>
    </message>
    <message>
        <source>Larger tip, cells or tolerance</source>
        <translation>增大笔头、单元或容差</translation>
    </message>
    <message>
        <source>Round or square tip</source>
        <translation>圆形或方形笔头</translation>
    </message>
    <message>
        <source>Begin a new object</source>
        <translation>开始新对象</translation>
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
        <source>Take this model</source>
        <translation>采用这个模型</translation>
    </message>
    <message>
        <source>Predicting in the background; what is found is shown as it comes in.</source>
        <translation>正在后台预测，结果会随到随显示。</translation>
    </message>
    <message>
        <source>Show predictions</source>
        <translation>显示预测</translation>
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
        <source>Counting the labels</source>
        <translation>正在统计标注</translation>
    </message>
    <message>
        <source>{train} train, {val} val</source>
        <translation>训练 {train}，验证 {val}</translation>
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
</context>
<context>
    <name>TrainFields</name>
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
        <translation>起始骨架</translation>
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
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
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
        <source>Settings</source>
        <translation>设置</translation>
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
        <source>More settings · {n} changed</source>
        <translation>更多设置 · 已更改 {n} 项</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Checkpoint to start from</source>
        <translation>起始检查点</translation>
    </message>
</context>
<context>
    <name>TrainingDoctor</name>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>一切就绪，可以训练。</translation>
    </message>
    <message>
        <source>Show the image</source>
        <translation>显示图像</translation>
    </message>
    <message>
        <source>Show the {n} images</source>
        <translation>显示这 {n} 张图像</translation>
    </message>
    <message>
        <source>Repairing the labels</source>
        <translation>正在修复标注</translation>
    </message>
    <message>
        <source>Nothing could be mended: the objects are locked.</source>
        <translation>没有可修复的内容：这些对象已锁定。</translation>
    </message>
</context>
<context>
    <name>Transforms</name>
    <message>
        <source>Load image</source>
        <translation>读取图像</translation>
    </message>
    <message>
        <source>Load labels</source>
        <translation>读取标注</translation>
    </message>
    <message>
        <source>Box, centre, scale</source>
        <translation>框、中心、尺度</translation>
    </message>
    <message>
        <source>Random flip</source>
        <translation>随机翻转</translation>
    </message>
    <message>
        <source>Half body</source>
        <translation>半身</translation>
    </message>
    <message>
        <source>Box transform</source>
        <translation>框变换</translation>
    </message>
    <message>
        <source>Top-down affine</source>
        <translation>自顶向下仿射</translation>
    </message>
    <message>
        <source>Random affine</source>
        <translation>随机仿射</translation>
    </message>
    <message>
        <source>Encode target</source>
        <translation>编码目标</translation>
    </message>
    <message>
        <source>Colour shift</source>
        <translation>颜色偏移</translation>
    </message>
    <message>
        <source>Blur, dropout</source>
        <translation>模糊、遮挡</translation>
    </message>
    <message>
        <source>Random resize</source>
        <translation>随机缩放</translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation>随机裁剪</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Cut the middle out</source>
        <translation>裁出中部</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Drop small labels</source>
        <translation>去掉过小的标注</translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation>马赛克拼接</translation>
    </message>
    <message>
        <source>Mix two images</source>
        <translation>混合两张图像</translation>
    </message>
    <message>
        <source>Erase a part</source>
        <translation>擦除一块</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>Scale factor</source>
        <translation>缩放系数</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Crop size</source>
        <translation>裁剪尺寸</translation>
    </message>
    <message>
        <source>left, right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>up, down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>左右和上下</translation>
    </message>
    <message>
        <source>no change this time</source>
        <translation>这次没有变化</translation>
    </message>
    <message>
        <source>padding {value}</source>
        <translation>边距 {value}</translation>
    </message>
</context>
<context>
    <name>TypicalPoses</name>
    <message>
        <source>Working out how a pose usually looks</source>
        <translation>正在计算骨架的通常形状</translation>
    </message>
</context>
<context>
    <name>VaryRunDialog</name>
    <message>
        <source>Train again like {run}</source>
        <translation>按 {run} 再次训练</translation>
    </message>
    <message>
        <source>The new runs learn from the labels as they are now. Several values with commas between them make one run each.</source>
        <translation>新的训练使用当前的标注。用逗号分隔多个值，每个值各训练一次。</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation>其他设置</translation>
    </message>
    <message>
        <source>Write other settings as name=value, one a line.</source>
        <translation>其他设置请写成“名称=值”，每行一个。</translation>
    </message>
    <message numerus="yes">
        <source>%n runs: {names}</source>
        <translation>
            <numerusform>%n 次训练：{names}</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: it must be {what}, not {value}.</source>
        <translation>{name}：必须是{what}，而不是 {value}。</translation>
    </message>
    <message>
        <source>Preparing the run</source>
        <translation>正在准备训练</translation>
    </message>
    <message>
        <source>In the queue: {names}.</source>
        <translation>已进入队列：{names}。</translation>
    </message>
    <message>
        <source>Not in the queue: {names}. {reason}</source>
        <translation>未进入队列：{names}。{reason}</translation>
    </message>
    <message>
        <source>Queue the rest</source>
        <translation>将其余加入队列</translation>
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
    <name>WorkshopDesk</name>
    <message>
        <source>Asking the workshop</source>
        <translation>正在询问工作间</translation>
    </message>
</context>
<context>
    <name>XrayBench</name>
    <message>
        <source>{n} draws</source>
        <translation>{n} 次抽取</translation>
    </message>
    <message>
        <source>Click one to go on with its seed</source>
        <translation>点击其中一个，以它的种子继续</translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation>第 {number} 步：{title}</translation>
    </message>
    <message>
        <source>{n} steps, {ms} ms a sample</source>
        <translation>{n} 步，每个样本 {ms} 毫秒</translation>
    </message>
    <message>
        <source>Nothing was left of this sample: training takes another one instead.</source>
        <translation>这个样本什么也没剩下：训练会改用另一个。</translation>
    </message>
    <message>
        <source>sample {n} of {all}</source>
        <translation>样本 {n} / {all}</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation>像素网格</translation>
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
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
</context>
<context>
    <name>XrayControls</name>
    <message>
        <source>In {draws} draws {share} % of the keypoints left the crop.</source>
        <translation>{draws} 次抽取中，{share} % 的关键点离开了裁剪框。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Draw other random numbers (Space)</source>
        <translation>抽取另一组随机数（空格键）</translation>
    </message>
    <message>
        <source>12 draws</source>
        <translation>12 次抽取</translation>
    </message>
    <message>
        <source>Show what 12 draws make of this sample</source>
        <translation>显示 12 次抽取把这个样本变成什么样</translation>
    </message>
    <message>
        <source>Use in new run</source>
        <translation>用于新的训练</translation>
    </message>
    <message>
        <source>Train a model with these augmentations</source>
        <translation>用这些数据增强训练模型</translation>
    </message>
</context>
<context>
    <name>XrayPanel</name>
    <message>
        <source>Counting the labels</source>
        <translation>正在统计标注</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>The training pipeline will be shown here, step by step, on one of your images.</source>
        <translation>这里会用您的一张图像逐步显示训练流水线。</translation>
    </message>
    <message>
        <source>Show the pipeline</source>
        <translation>显示流水线</translation>
    </message>
</context>
<context>
    <name>ZooDetails</name>
    <message>
        <source>The chosen configuration</source>
        <translation>所选的配置</translation>
    </message>
    <message>
        <source>Fits these labels. {why}</source>
        <translation>适合这些标注。{why}</translation>
    </message>
    <message>
        <source>Does not fit. {why}</source>
        <translation>不适合。{why}</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布的指标</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} 轮</translation>
    </message>
    <message>
        <source>{n} steps</source>
        <translation>{n} 步</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>骨干网络</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Derived from</source>
        <translation>派生自</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>{own} a device, {all} together</source>
        <translation>每设备 {own}，合计 {all}</translation>
    </message>
    <message>
        <source>on this disk: {path}</source>
        <translation>在本机：{path}</translation>
    </message>
    <message>
        <source>none published</source>
        <translation>没有公布</translation>
    </message>
    <message>
        <source>published; a download belongs into {folder}</source>
        <translation>已公布；下载后请放入 {folder}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ZooDialog</name>
    <message>
        <source>Model zoo</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Train this model…</source>
        <translation>训练这个模型…</translation>
    </message>
    <message>
        <source>Reading the installed model libraries.</source>
        <translation>正在读取已安装的模型库。</translation>
    </message>
    <message>
        <source>A name, an architecture, a data set: rtmdet tiny, resnet 50, cityscapes</source>
        <translation>名称、架构或数据集：rtmdet tiny、resnet 50、cityscapes</translation>
    </message>
    <message>
        <source>Search the zoo</source>
        <translation>搜索模型库</translation>
    </message>
    <message>
        <source>Fits these labels</source>
        <translation>适合这些标注</translation>
    </message>
    <message>
        <source>Weights on disk</source>
        <translation>权重在本机</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>All libraries</source>
        <translation>所有库</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>任意大小</translation>
    </message>
    <message>
        <source>up to {n} M</source>
        <translation>最多 {n} M</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Reading the model zoo</source>
        <translation>正在读取模型库</translation>
    </message>
    <message numerus="yes">
        <source>%n configuration(s) of {libraries}, read without running any.</source>
        <translation>
            <numerusform>{libraries} 的 %n 个配置，读取时没有运行任何一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {all}</source>
        <translation>{found} / {all}</translation>
    </message>
    <message>
        <source>Nothing fits. Take a filter away, or search for less.</source>
        <translation>没有符合的。去掉一个筛选，或少搜几个词。</translation>
    </message>
    <message>
        <source>Open a project to train it</source>
        <translation>打开项目后才能训练它</translation>
    </message>
    <message>
        <source>The workbench does not train this kind</source>
        <translation>本工作台不训练这一类</translation>
    </message>
</context>
<context>
    <name>ZooModel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布的指标</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>to download</source>
        <translation>需下载</translation>
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
<context>
    <name>picture</name>
    <message>
        <source>Click to place the first keypoint, or begin with a ready skeleton.</source>
        <translation>点击放置第一个关键点，或从现成骨架开始。</translation>
    </message>
</context>
</TS>
