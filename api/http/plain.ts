export function mountPlainPages(..._args: unknown[]): void {}
