import { QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './api-error.ts';

const maxRetries = 2;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < maxRetries && error instanceof ApiFailure && error.retryable,
        retryDelay: (attempt) => 600 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  });
}
