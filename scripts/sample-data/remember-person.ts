import type { Output } from '@lianke/shared/api';
import type { Box, Person } from './simulator-box.ts';

/**
 * The simulator keeps its world in memory, the server in a database. After a restart a known customer is put back into the simulator as the
 * server remembers them, without telling the server again.
 */
export async function rememberPerson(box: Box, person: Person, customer: Output<'staff.customers.get'>): Promise<void> {
  if (customer.officialAccount?.subscribed && !person.follows) {
    await box.dropNext('official-account');
    await box.follow(person.id);
  }
  for (const { staffUserid: userid, status } of customer.followers) {
    if (status !== 'active' || person.addedStaff.some((it) => it.userid === userid)) continue;
    await box.dropNext('wecom');
    await box.addStaff(person.id, { userid });
  }
}
