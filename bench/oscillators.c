/*
 * The ring of oscillators of oscillators-project.ts by hand: the yardstick for models whose parts are coupled.
 *
 *   dx = v      dv = k (x of the left + x of the right - 2 x) - d v
 *
 * oscillators COUNT STEPS: takes that many RK4 steps; prints the seconds they took, and x and v of the last one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const double stiffness = 900, damping = 0.3;

struct state {
  double v, x;
};

static void derivatives(const struct state *x, struct state *dx, int count) {
  for (int n = 0; n < count; n++) {
    const double left = x[n == 0 ? count - 1 : n - 1].x;
    const double right = x[n == count - 1 ? 0 : n + 1].x;
    dx[n].v = stiffness * (left + right - 2 * x[n].x) - damping * x[n].v;
    dx[n].x = x[n].v;
  }
}

int main(int argc, char **argv) {
  const int count = argc > 1 ? atoi(argv[1]) : 1;
  const long steps = argc > 2 ? atol(argv[2]) : 1000;
  const double h = 1e-3;
  struct state *s[6];
  for (int k = 0; k < 6; k++) s[k] = calloc(count, sizeof(struct state));
  double *x = &s[0]->v, *point = &s[1]->v;
  double *k1 = &s[2]->v, *k2 = &s[3]->v, *k3 = &s[4]->v, *k4 = &s[5]->v;
  const int size = 2 * count;
  s[0][0].x = 1;

  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (long tick = 0; tick < steps; tick++) {
    derivatives(s[0], s[2], count);
    for (int j = 0; j < size; j++) point[j] = x[j] + h / 2 * k1[j];
    derivatives(s[1], s[3], count);
    for (int j = 0; j < size; j++) point[j] = x[j] + h / 2 * k2[j];
    derivatives(s[1], s[4], count);
    for (int j = 0; j < size; j++) point[j] = x[j] + h * k3[j];
    derivatives(s[1], s[5], count);
    for (int j = 0; j < size; j++) x[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  const double seconds = end.tv_sec - begin.tv_sec + 1e-9 * (end.tv_nsec - begin.tv_nsec);
  printf("%.9g %.17g %.17g\n", seconds, s[0][count - 1].x, s[0][count - 1].v);
  return 0;
}
