import type { Input } from '@lianke/shared/api';

type Title = Input<'member.invoices.request'>['title'];

export interface Buyer {
  name: string;
  title: Title;
  type: 'normal' | 'special';
}

const title = (kind: Title['kind'], name: string, taxNo = ''): Title => ({
  ...{ kind, name, taxNo, address: '', phone: '', bank: '', account: '' },
});

/** Persons, companies with plain invoices, and companies that deduct. Numbers are made up and have right check digits. */
export const buyers: readonly Buyer[] = [
  { name: '方远', title: title('person', '方远'), type: 'normal' },
  { name: '江月', title: title('person', '个人'), type: 'normal' },
  { name: '秦岚', title: title('person', '秦岚'), type: 'normal' },
  { name: '梁溪', title: title('person', '梁溪'), type: 'normal' },
  { name: '顾新', title: title('company', '杭州云栖示例文化（传播）有限公司', '91330106MADEM0B21X'), type: 'normal' },
  { name: '白桦', title: title('company', '滨江示例软件有限公司', '91330108MADEM0C33P'), type: 'special' },
  { name: '穆青', title: title('company', '上城示例酒店有限公司', '91330102MADEM0E55L'), type: 'special' },
];
