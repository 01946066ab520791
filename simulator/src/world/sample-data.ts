import type { World } from './world.ts';

const DEPARTMENTS = [
  { id: 1, name: '总部', parentId: 0, order: 100_000_000 },
  { id: 2, name: '杭州店', parentId: 1, order: 99_999_000 },
  { id: 3, name: '南京店', parentId: 1, order: 99_998_000 },
  { id: 4, name: '杭州店西湖柜台', parentId: 2, order: 99_997_000 },
];

const STAFF = [
  { userid: 'chen.li', name: '陈丽', position: '门店店长', leader: true, departments: [2] },
  { userid: 'wu.an', name: '吴安', position: '市场专员', leader: false, departments: [1] },
  { userid: 'lin.xiao', name: '林晓', position: '客户顾问', leader: false, departments: [4] },
  { userid: 'zhou.qi', name: '周琪', position: '客户顾问', leader: false, departments: [3] },
];

const PERSONS = [
  { name: '苏雨晴', gender: 2, phone: '13800138001' },
  { name: '欧阳·买买提江', gender: 1, phone: '13800138002' },
  { name: '何建军', gender: 1, phone: '13800138003' },
  { name: '小鹿爱喝茶🍵', gender: 2, phone: '13800138004' },
  { name: '沈思远', gender: 1, phone: '13800138005' },
  { name: '马晓燕', gender: 2, phone: '13800138006' },
  { name: '朵朵妈妈', gender: 2, phone: '13800138007' },
  { name: '高鹏', gender: 1, phone: '13800138008' },
] as const;

const TAG_GROUPS = {
  客户等级: ['普通客户', '银卡客户', '金卡客户', '潜在客户'],
  偏好: ['喜欢红茶', '喜欢咖啡', '送礼', '周末到店'],
};

export function addSampleData(world: World): void {
  for (const department of DEPARTMENTS) world.departments.put(department);
  for (const staff of STAFF) world.people.staff.set(staff.userid, staff);
  for (const person of PERSONS) world.people.add(person);
  for (const [name, tags] of Object.entries(TAG_GROUPS)) world.corpTags.addGroup(name, tags, world.clock.seconds());
}
