import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      // Time enough for thousands of pairs on a busy machine.
      { test: { name: "domain", include: ["domain/**/*.test.ts", "lib/**/*.test.ts"], testTimeout: 30_000 } },
      {
        // Routes import by "@/", as everything in app/ does.
        resolve: { tsconfigPaths: true },
        test: {
          name: "db",
          globalSetup: ["tests/cluster.ts"],
          include: ["tests/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Two cores: more files at once only wait for each other.
          maxWorkers: 2,
        },
      },
    ],
  },
});
