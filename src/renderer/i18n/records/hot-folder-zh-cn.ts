import type { HotFolderTexts } from './hot-folder-texts.ts'

export const ZH_CN_HOT_FOLDER: HotFolderTexts = {
  title: '相机文件夹中的照片',
  lead: '联机拍摄的相机把照片存入文件夹后，新照片会出现在这里，不会自动归入任何病历。',
  choose: '选择文件夹…',
  another: '更换文件夹…',
  on: '开始监看',
  off: '停止监看',
  watching: '正在监看，暂无新照片。',
  stopped: '未监看。',
  faults: {
    missing: '找不到该文件夹，每隔几秒会重试。请检查相机或存储盘是否已连接。',
    unreadable: '无法读取该文件夹，每隔几秒会重试。',
  },
  arrived: (count) => `${count} 张新照片`,
  unread: (count) => `有 ${count} 个文件无法作为照片读取。`,
  add: '添加到就诊',
  into: '添加到哪次就诊',
  before: (count) => `打开本病历之前已有 ${count} 张照片存入。`,
  whose: '所拍摄的是这位患者吗？请核对：',
  theirs: '是，在此显示',
  decline: '不是这张',
  waiting: (count) => `相机文件夹中有 ${count} 张新照片，请打开其所属患者的病历。`,
  noVisit: '该患者还没有就诊记录。请先新建就诊，再添加照片。',
}
