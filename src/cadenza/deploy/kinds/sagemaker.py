"""Models, endpoint configurations, endpoints and inference components."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cadenza.deploy.aws import Aws
from cadenza.deploy.endpoint import is_hashed_name
from cadenza.deploy.kinds import is_ours, tag_list
from cadenza.deploy.resource import Call, Existing, Kind, Resource

SERVICE = "sagemaker"


class _Immutable:
    """A model or a configuration: listed by its name's beginning, made and deleted, never changed."""

    mutable = False
    cloudformation = ""
    kind: Kind
    method: str
    field: str

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield those whose name is the deployment's and a hash."""
        items = f"{self.field.removesuffix('Name')}s"
        for item in aws.pages(SERVICE, f"list_{self.method}s", items, NameContains=name):
            if is_hashed_name(item[self.field], name):
                tags = aws.pages(SERVICE, "list_tags", "Tags", ResourceArn=item[self.field.replace("Name", "Arn")])
                owned = is_ours(tags, name)
                found = (
                    aws.find(SERVICE, f"describe_{self.method}", **{self.field: item[self.field]}) if owned else None
                )
                yield Existing(self.kind, item[self.field], found or {}, owned)

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that makes it."""
        parameters = {self.field: resource.name, **resource.properties, "Tags": tag_list(tags)}
        return [Call(SERVICE, f"create_{self.method}", parameters)]

    def change(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return nothing: another content has another name."""
        del resource, tags
        return []

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that deletes it."""
        return [Call(SERVICE, f"delete_{self.method}", {self.field: existing.name})]


class Model(_Immutable):
    """A model: image or package, environment, network."""

    cloudformation = "AWS::SageMaker::Model"
    kind, method, field = Kind.MODEL, "model", "ModelName"


class EndpointConfig(_Immutable):
    """A configuration: model, machines, routing."""

    cloudformation = "AWS::SageMaker::EndpointConfig"
    kind, method, field = Kind.ENDPOINT_CONFIG, "endpoint_config", "EndpointConfigName"


class Endpoint:
    """The endpoint; its only property that counts is its configuration's name."""

    cloudformation = "AWS::SageMaker::Endpoint"
    mutable = True

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield the endpoint, with its status."""
        found = aws.find(SERVICE, "describe_endpoint", EndpointName=name)
        if found:
            tags = aws.pages(SERVICE, "list_tags", "Tags", ResourceArn=found["EndpointArn"])
            yield Existing(Kind.ENDPOINT, name, found, is_ours(tags, name))

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that makes it; it is in service minutes later."""
        parameters = {"EndpointName": resource.name, **resource.properties, "Tags": tag_list(tags)}
        return [Call(SERVICE, "create_endpoint", parameters)]

    def change(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that moves it to another configuration, as the plan's update says."""
        del tags
        parameters = {"EndpointName": resource.name, **resource.properties, **resource.update}
        return [Call(SERVICE, "update_endpoint", parameters)]

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that deletes it."""
        return [Call(SERVICE, "delete_endpoint", {"EndpointName": existing.name})]


class InferenceComponent:
    """Copies of the container on an endpoint's machines; only of an endpoint that scales to zero."""

    cloudformation = "AWS::SageMaker::InferenceComponent"
    mutable = True

    def existing(self, aws: Aws, name: str) -> Iterator[Existing]:
        """Yield the component of the deployment's name, where its endpoint is one of components."""
        if not _has_components(aws, name):
            return
        found = aws.find(SERVICE, "describe_inference_component", InferenceComponentName=name)
        if found:
            tags = aws.pages(SERVICE, "list_tags", "Tags", ResourceArn=found["InferenceComponentArn"])
            yield Existing(Kind.INFERENCE_COMPONENT, name, _without_copies(found), is_ours(tags, name))

    def create(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that makes it; it is in service minutes later."""
        parameters = {"InferenceComponentName": resource.name, **resource.properties, "Tags": tag_list(tags)}
        return [Call(SERVICE, "create_inference_component", parameters)]

    def change(self, resource: Resource, tags: Mapping[str, str]) -> list[Call]:
        """Return the call that gives it another specification; how many copies there are is left to the scaling."""
        del tags
        parameters = {
            "InferenceComponentName": resource.name,
            "Specification": resource.properties["Specification"],
            **resource.update,
        }
        return [Call(SERVICE, "update_inference_component", parameters)]

    def delete(self, existing: Existing) -> list[Call]:
        """Return the call that deletes it."""
        return [Call(SERVICE, "delete_inference_component", {"InferenceComponentName": existing.name})]


def _has_components(aws: Aws, name: str) -> bool:
    endpoint = aws.find(SERVICE, "describe_endpoint", EndpointName=name)
    if endpoint is None:
        return False
    by = endpoint.get("EndpointConfigName")
    config = aws.find(SERVICE, "describe_endpoint_config", EndpointConfigName=by) if by else None
    return config is None or any("ModelName" not in variant for variant in config["ProductionVariants"])


def _without_copies(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key != "RuntimeConfig"}
