"""The manifests are valid for Kubernetes' own schemas, agree with each other, and with the server's settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from cadenza.settings import Settings

FOLDER = Path(__file__).parents[1] / "examples" / "kubernetes"
DOCUMENTS: list[dict[str, Any]] = [
    document for path in sorted(FOLDER.rglob("*.yaml")) for document in yaml.safe_load_all(path.read_text())
]
FOREIGN = {"ScaledObject"}
"""KEDA's, whose schema nobody has packaged; its behaviour has the form of the autoscaler's, and is checked as such."""
SERVER, ENVOY = "cadenza", "cadenza-envoy"


def one(kind: str, name: str) -> dict[str, Any]:
    """Return the only manifest of that kind and name."""
    [found] = [document for document in DOCUMENTS if (document["kind"], document["metadata"]["name"]) == (kind, name)]
    return found


def pod(name: str) -> dict[str, Any]:
    """Return the pods that a deployment makes."""
    spec: dict[str, Any] = one("Deployment", name)["spec"]["template"]["spec"]
    return spec


def settings() -> Settings:
    """Return the settings that the server of the manifests has; fails for a variable that there isn't."""
    [container] = pod(SERVER)["containers"]
    cores = container["resources"]["requests"]["cpu"]
    return Settings.from_env({variable["name"]: variable.get("value", cores) for variable in container["env"]})


@pytest.mark.parametrize("version", ["1.30", "1.37"])
@pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda document: f"{document['kind']} {document['metadata']['name']}"
)
def test_kubernetes_takes_it(document: dict[str, Any], version: str) -> None:
    """In the strict form, which has no fields but known ones."""
    if document["kind"] in FOREIGN:
        behavior = document["spec"]["advanced"]["horizontalPodAutoscalerConfig"]["behavior"]
        document = {**one("HorizontalPodAutoscaler", SERVER)}
        document["spec"] = {**document["spec"], "behavior": behavior}
    kubernetes_validate.validate(document, version, strict=True)


def test_the_schemas_refuse_what_is_wrong() -> None:
    wrong = one("Deployment", SERVER) | {"spec": {**one("Deployment", SERVER)["spec"], "replica": 2}}
    with pytest.raises(kubernetes_validate.ValidationError, match="replica"):
        kubernetes_validate.validate(wrong, "1.37", strict=True)


def test_services_and_budget_find_the_pods_and_their_port() -> None:
    for service, name in (("cadenza", SERVER), ("cadenza-pods", SERVER), ("cadenza-envoy", ENVOY)):
        labels = one("Deployment", name)["spec"]["template"]["metadata"]["labels"]
        assert one("Service", service)["spec"]["selector"].items() <= labels.items()
        [port] = one("Service", service)["spec"]["ports"]
        assert port["targetPort"] in [own["name"] for own in pod(name)["containers"][0]["ports"]]
    for name in (SERVER, ENVOY):
        budget = one("PodDisruptionBudget", name)["spec"]["selector"]["matchLabels"]
        assert budget == one("Deployment", name)["spec"]["selector"]["matchLabels"]
    assert pod(SERVER)["containers"][0]["ports"][0]["containerPort"] == settings().port


def test_a_pod_that_ends_has_time_for_its_streams() -> None:
    [container] = pod(SERVER)["containers"]
    waits = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert waits + settings().drain_seconds < pod(SERVER)["terminationGracePeriodSeconds"]
    assert container["readinessProbe"]["httpGet"] == {"path": "/ping", "port": "http"}


def test_it_runs_as_anybody_on_a_root_that_is_read_only() -> None:
    for name in (SERVER, ENVOY):
        [container] = pod(name)["containers"]
        assert pod(name)["securityContext"]["runAsNonRoot"]
        assert container["securityContext"]["readOnlyRootFilesystem"]
        assert not container["securityContext"]["allowPrivilegeEscalation"]
        assert container["resources"].keys() == {"requests", "limits"}


def test_both_ways_to_scale_keep_the_same_share_of_the_slots() -> None:
    keda, hpa = one("ScaledObject", SERVER)["spec"], one("HorizontalPodAutoscaler", SERVER)["spec"]
    slots = settings().slots * settings().replicas
    assert float(keda["triggers"][0]["metadata"]["threshold"]) == pytest.approx(0.7 * slots)
    assert all(isinstance(value, str) for value in keda["triggers"][0]["metadata"].values()), "KEDA takes nothing else"
    assert "replicas" not in one("Deployment", SERVER)["spec"], "each `kubectl apply` would undo what they did"
    [metric] = hpa["metrics"]
    milli = metric["pods"]["target"]["averageValue"]
    assert int(milli.removesuffix("m")) == pytest.approx(700 * slots)
    assert (
        keda["scaleTargetRef"]["name"] == hpa["scaleTargetRef"]["name"] == one("Deployment", SERVER)["metadata"]["name"]
    )
    assert (keda["minReplicaCount"], keda["maxReplicaCount"]) == (hpa["minReplicas"], hpa["maxReplicas"])
    assert keda["advanced"]["horizontalPodAutoscalerConfig"]["behavior"] == hpa["behavior"]


def test_envoy_sends_what_comes_to_its_port_to_the_pods() -> None:
    """What it makes of its configuration test_envoy.py tries."""
    config = yaml.safe_load(one("ConfigMap", ENVOY)["data"]["envoy.yaml"])
    [cluster] = config["static_resources"]["clusters"]
    [where] = cluster["load_assignment"]["endpoints"][0]["lb_endpoints"]
    address = where["endpoint"]["address"]["socket_address"]
    pods = one("Service", address["address"])["spec"]
    assert pods["clusterIP"] == "None"
    assert address["port_value"] == settings().port == pods["ports"][0]["port"]
    [listener] = config["static_resources"]["listeners"]
    manager = listener["filter_chains"][0]["filters"][0]["typed_config"]
    [route] = manager["route_config"]["virtual_hosts"][0]["routes"]
    assert route["route"]["cluster"] == cluster["name"]
    assert (
        listener["address"]["socket_address"]["port_value"] == pod(ENVOY)["containers"][0]["ports"][0]["containerPort"]
    )
