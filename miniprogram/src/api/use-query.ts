import type { Output } from '@lianke/shared/api';
import { query } from './query';
import type { QueryName } from './query';
import { useSnapshot } from './use-snapshot';
import type { SnapshotView } from './use-snapshot';

export const useQuery = <N extends QueryName>(name: N): SnapshotView<Output<N>> => useSnapshot(query(name));
