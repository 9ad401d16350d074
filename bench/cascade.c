/*
 * The cascade of examples/bench-supply.loop by hand: the yardstick for the compiled engine.
 *
 *   iref = clamp(Kp_v (vref - v) + xv, 0, limit)      dxv = Ki_v (vref - v), 0 where it would drive iref out
 *   duty = clamp(Kp_i (iref - i) + xi, 0, 1)          dxi = Ki_i (iref - i), 0 where it would drive duty out
 *   di = (Vin duty - v - RL i) / L                    dv = (i - G(t) v) / C
 *
 * cascade COPIES STEPS: takes that many RK4 steps; prints the seconds they took, and v and i of the last copy.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const double Vin = 24, L = 100e-6, RL = 0.05, C = 470e-6;
static const double Kp_v = 1.5, Ki_v = 900, Kp_i = 0.13, Ki_i = 800, limit = 5;

struct state {
  double xv, xi, i, v;
};

static double clamp(double x, double lower, double upper) {
  return x < lower ? lower : x > upper ? upper : x;
}

/* The integrand, or 0 where the unclamped sum is beyond a limit and would be driven further. */
static double anti_windup(double sum, double clamped, double integrand) {
  return (sum - clamped) * integrand > 0 ? 0 : integrand;
}

static void derivatives(double t, const struct state *x, struct state *dx, int copies) {
  const double vref = t >= 0.5e-3 ? 12 : 0;
  const double G = t >= 6e-3 && t < 10e-3 ? 0.5 : 0.2;
  for (int n = 0; n < copies; n++) {
    const double error_v = vref - x[n].v;
    const double sum_v = Kp_v * error_v + x[n].xv;
    const double iref = clamp(sum_v, 0, limit);
    const double error_i = iref - x[n].i;
    const double sum_i = Kp_i * error_i + x[n].xi;
    const double duty = clamp(sum_i, 0, 1);
    dx[n].xv = anti_windup(sum_v, iref, Ki_v * error_v);
    dx[n].xi = anti_windup(sum_i, duty, Ki_i * error_i);
    dx[n].i = (Vin * duty - RL * x[n].i - x[n].v) * (1 / L);
    dx[n].v = (x[n].i - x[n].v * G) * (1 / C);
  }
}

int main(int argc, char **argv) {
  const int copies = argc > 1 ? atoi(argv[1]) : 1;
  const long steps = argc > 2 ? atol(argv[2]) : 1000;
  const double h = 1e-6;
  struct state *s[6];
  for (int k = 0; k < 6; k++) s[k] = calloc(copies, sizeof(struct state));
  double *x = &s[0]->xv, *point = &s[1]->xv;
  double *k1 = &s[2]->xv, *k2 = &s[3]->xv, *k3 = &s[4]->xv, *k4 = &s[5]->xv;
  const int size = 4 * copies;

  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (long tick = 0; tick < steps; tick++) {
    const double t = tick * h;
    derivatives(t, s[0], s[2], copies);
    for (int j = 0; j < size; j++) point[j] = x[j] + h / 2 * k1[j];
    derivatives(t + h / 2, s[1], s[3], copies);
    for (int j = 0; j < size; j++) point[j] = x[j] + h / 2 * k2[j];
    derivatives(t + h / 2, s[1], s[4], copies);
    for (int j = 0; j < size; j++) point[j] = x[j] + h * k3[j];
    derivatives(t + h, s[1], s[5], copies);
    for (int j = 0; j < size; j++) x[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  const double seconds = end.tv_sec - begin.tv_sec + 1e-9 * (end.tv_nsec - begin.tv_nsec);
  printf("%.9g %.17g %.17g\n", seconds, s[0][copies - 1].v, s[0][copies - 1].i);
  return 0;
}
